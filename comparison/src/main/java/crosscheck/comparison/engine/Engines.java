package crosscheck.comparison.engine;

/** Makes engines by name; the framework loads only when it is asked for. */
public final class Engines {
    private Engines() {}

    /**
     * Makes an engine.
     *
     * @param name which one
     * @param threads of the native library, for dl4j
     * @return ready to use
     * @throws IllegalStateException if the native library does not load on this machine
     */
    public static Engine create(EngineName name, int threads) {
        return switch (name) {
            case SCRATCH -> new ScratchEngine();
            case FAST -> new FastEngine();
            case DL4J -> dl4j(threads);
        };
    }

    private static Engine dl4j(int threads) {
        try {
            return new Dl4jEngine(threads);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "DL4J's native library does not load on this machine ("
                            + e
                            + "); see what doctor finds, or use --engine scratch or fast",
                    e);
        }
    }
}
