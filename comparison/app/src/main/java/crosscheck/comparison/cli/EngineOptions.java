package crosscheck.comparison.cli;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.spec.Model;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.dl4j.runtime.BackendUnavailableException;
import crosscheck.dl4j.runtime.CudaPreflight;
import java.util.List;
import java.util.Map;
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
                            + " (default: 1; lenet and cnn: one for each processor, but 1 in a"
                            + " sweep, whose trials are trained side by side).")
    private Integer threads;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description =
                    "What dl4j computes with: cpu, or cuda in a build with the Maven profile cuda"
                            + " (default: ${DEFAULT-VALUE}).")
    private Backend backend;

    /**
     * Checks the number of threads and, for CUDA, whether this machine can run it. Loads nothing.
     *
     * @param environment variables; not modified
     * @throws ParameterException if an option is out of range
     * @throws BackendUnavailableException if there is no CUDA here and it was asked for
     */
    void validate(List<EngineName> engines, Map<String, String> environment) {
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        }
        if (backend == Backend.CUDA) {
            if (!engines.contains(EngineName.DL4J)) {
                throw new ParameterException(
                        spec.commandLine(), "--backend cuda needs the engine dl4j");
            }
            CudaPreflight.require(environment);
        }
    }

    Precision precision() {
        return precision;
    }

    /** The threads that were asked for, or so many. */
    int threadsOr(int standard) {
        return threads == null ? standard : threads;
    }

    int threads(Model model) {
        if (threads != null) {
            return threads;
        }
        return model.isConvolutional() ? Runtime.getRuntime().availableProcessors() : 1;
    }

    Backend backend() {
        return backend;
    }
}
