package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Progress;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;

/**
 * What a lesson may use.
 *
 * @param data opens the data set that the command line names; few lessons need one
 */
public record LessonContext(long seed, Data data, Console console) {

    /** Opens the data set when it is asked for. */
    @FunctionalInterface
    public interface Data {

        /**
         * Opens the data set.
         *
         * @throws InvalidDataException if it cannot be read
         */
        Split open() throws InvalidDataException;
    }

    /**
     * Begins to show the progress of a job that takes longer than a second.
     *
     * @param unit what is counted, such as {@code " epochs"}
     * @return to be told how much is done, then closed
     */
    public Progress progress(String job, long total, String unit) {
        return new Progress(console, job, total, unit, 1);
    }
}
