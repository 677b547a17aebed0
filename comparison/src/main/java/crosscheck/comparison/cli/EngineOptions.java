package crosscheck.comparison.cli;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.spec.Model;
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
            description =
                    "Threads of dl4j's native library; more do not help small mini-batches"
                            + " (default: 1; lenet and cnn: one for each processor).")
    private Integer threads;

    /**
     * Checks the number of threads.
     *
     * @throws ParameterException if it is out of range
     */
    void validate() {
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        }
    }

    Precision precision() {
        return precision;
    }

    int threads(Model model) {
        if (threads != null) {
            return threads;
        }
        return model.isConvolutional() ? Runtime.getRuntime().availableProcessors() : 1;
    }
}
