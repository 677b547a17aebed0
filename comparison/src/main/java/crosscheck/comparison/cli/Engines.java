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
            case DL4J -> new Dl4jEngine(threads);
        };
    }
}
