package crosscheck.comparison.console;

import crosscheck.comparison.console.Console.ProgressStyle;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The progress of one job: a bar with the time left on a terminal, nothing elsewhere. */
public final class Progress implements AutoCloseable {
    private static final int UPDATE_MILLIS = 250;

    private final ProgressBar bar;

    /**
     * Begins a job.
     *
     * @param total how much there is to do; -1 where that is not known
     * @param unit what is counted, such as {@code " steps"}
     * @param unitSize how many make one unit shown, such as 1048576 bytes for one MiB
     */
    public Progress(Console console, String job, long total, String unit, long unitSize) {
        this(console, job, 0, total, unit, unitSize);
    }

    /**
     * Goes on with a job.
     *
     * @param done how much was done before; does not count for the time left
     * @param total how much there is to do; -1 where that is not known
     * @param unit what is counted, such as {@code " steps"}
     * @param unitSize how many make one unit shown, such as 1048576 bytes for one MiB
     */
    public Progress(
            Console console, String job, long done, long total, String unit, long unitSize) {
        this.bar =
                console.progress() == ProgressStyle.BAR
                        ? bar(console.err(), job, done, total, unit, unitSize)
                        : null;
    }

    private static ProgressBar bar(
            PrintStream err, String job, long done, long total, String unit, long unitSize) {
        return new ProgressBarBuilder()
                .setTaskName(job)
                .setInitialMax(total)
                .startsFrom(done, Duration.ZERO)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new TerminalBar(err))
                .build();
    }

    /**
     * How much is done.
     *
     * @param done from 0 to the total
     */
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /**
     * Shows a few words beside the bar.
     *
     * @param words such as the loss
     */
    public void say(String words) {
        if (bar != null) {
            bar.setExtraMessage(words);
        }
    }

    /** Ends the job. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
