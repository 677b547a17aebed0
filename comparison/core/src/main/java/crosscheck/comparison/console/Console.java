package crosscheck.comparison.console;

import java.io.PrintStream;

/** Where a command talks to people: results on one stream, progress and notices on the other. */
public record Console(PrintStream out, PrintStream err, ProgressStyle progress) {

    public enum ProgressStyle {
        /** A bar that is redrawn, for terminals. */
        BAR,
        /** A line for each epoch, for files and pipes. */
        LINES,
        SILENT
    }

    /** Tells something that is not a result; silent where progress is. */
    public void notice(String line) {
        if (progress != ProgressStyle.SILENT) {
            err.println(line);
        }
    }

    /** Tells something that must not be missed, even where progress is silent. */
    public void warning(String line) {
        err.println(line);
    }
}
