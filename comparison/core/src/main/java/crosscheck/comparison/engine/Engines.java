package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.dl4j.runtime.Backend;

/** Makes engines by name; the framework loads only when it is asked for. */
public final class Engines {
    private Engines() {}

    /**
     * Makes an engine that computes with the processor.
     *
     * @param threads of the native library, for dl4j
     * @return ready to use
     * @throws IllegalStateException if the native library does not load on this machine
     */
    public static Engine create(EngineName name, int threads) {
        return create(name, Backend.CPU, threads);
    }

    /**
     * Makes an engine.
     *
     * @param backend of ND4J, for dl4j
     * @param threads of the native library, for dl4j
     * @return ready to use
     * @throws IllegalStateException if the native library does not load on this machine
     */
    public static Engine create(EngineName name, Backend backend, int threads) {
        return switch (name) {
            case SCRATCH -> new ScratchEngine();
            case FAST -> new FastEngine();
            case DL4J -> dl4j(backend, threads);
        };
    }

    /**
     * Checks, before anything is loaded, that an engine has a training.
     *
     * @throws UnsupportedSpecException if it does not; the message says what to take instead
     */
    public static void requireSupport(EngineName name, NetworkSpec network, TrainingSpec training) {
        if (name == EngineName.FAST && network.model().isConvolutional()) {
            throw new UnsupportedSpecException(
                    "fast has dense networks only; take --engine scratch or dl4j for "
                            + network.model().label());
        }
        if (name == EngineName.DL4J) {
            Dl4jConfigurations.updating(network, training);
        }
    }

    private static Engine dl4j(Backend backend, int threads) {
        try {
            return new Dl4jEngine(backend, threads);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "DL4J's native library does not load on this machine ("
                            + e
                            + "); see what doctor finds, or use --engine scratch or fast",
                    e);
        }
    }
}
