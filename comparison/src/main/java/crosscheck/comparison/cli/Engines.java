package crosscheck.comparison.cli;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ScratchEngine;

/** Makes engines by name; the framework loads only when it is asked for. */
final class Engines {
    private Engines() {}

    static Engine create(EngineName name, int threads) {
        return switch (name) {
            case SCRATCH -> new ScratchEngine();
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
                            + "); see what doctor finds, or use --engine scratch",
                    e);
        }
    }
}
