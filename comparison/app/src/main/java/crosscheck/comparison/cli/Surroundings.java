package crosscheck.comparison.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command sees of the world.
 *
 * @param terminal what {@code err} is
 */
record Surroundings(
        Map<String, String> environment, PrintStream out, PrintStream err, Terminal terminal) {

    /** What the error stream is. */
    enum Terminal {
        /** A person's terminal: progress is a bar that is redrawn. */
        INTERACTIVE,
        /** A file or a pipe: progress is lines. */
        NONE
    }
}
