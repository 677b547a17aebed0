package crosscheck.comparison.cli;

import crosscheck.comparison.cli.Surroundings.Terminal;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import picocli.CommandLine.Option;

/** How a command talks. */
final class OutputOptions {
    @Option(names = "--json", description = "Print the results as one JSON document.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress, results only.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Show log lines, and where an error came from.")
    private boolean verbose;

    boolean json() {
        return json;
    }

    /**
     * The streams, as these options want them used. Also sets the level of the log, which must
     * happen before the first logger is made; where the command talks.
     */
    Console console(Surroundings surroundings) {
        if (verbose) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        }
        ProgressStyle style =
                surroundings.terminal() == Terminal.INTERACTIVE
                        ? ProgressStyle.BAR
                        : ProgressStyle.LINES;
        return new Console(
                surroundings.out(), surroundings.err(), quiet ? ProgressStyle.SILENT : style);
    }
}
