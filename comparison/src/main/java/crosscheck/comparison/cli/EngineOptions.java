package crosscheck.comparison.cli;

import crosscheck.comparison.engine.Precision;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the framework's engine computes. */
final class EngineOptions {
    private static final int MOST_THREADS = 1024;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--precision",
            defaultValue = "float",
            description =
                    "In which dl4j trains: float or double; scratch is always double"
                            + " (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Threads of dl4j's native library; more do not help small mini-batches"
                            + " (default: ${DEFAULT-VALUE}).")
    private int threads;

    /**
     * Checks the number of threads.
     *
     * @throws ParameterException if it is out of range
     */
    void validate() {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        }
    }

    Precision precision() {
        return precision;
    }

    int threads() {
        return threads;
    }
}
