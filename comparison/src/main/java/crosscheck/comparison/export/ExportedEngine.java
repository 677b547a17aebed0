package crosscheck.comparison.export;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;

/**
 * An engine whose steps are exported.
 *
 * @param engine which implementation
 * @param precision in which it computes
 */
public record ExportedEngine(Engine engine, Precision precision) {

    /**
     * An engine at its best: in double, where it can.
     *
     * @param engine which implementation
     * @return in its best precision
     */
    public static ExportedEngine best(Engine engine) {
        return new ExportedEngine(engine, engine.precisions().get(0));
    }

    /** Its name in names of files. */
    String name() {
        return engine.name().label();
    }
}
