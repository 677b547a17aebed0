package crosscheck.comparison.export;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;

/** An engine whose steps are exported. */
public record ExportedEngine(Engine engine, Precision precision) {

    /** An engine in its best precision: in double, where it can. */
    public static ExportedEngine best(Engine engine) {
        return new ExportedEngine(engine, engine.precisions().get(0));
    }

    /** The part of file names that stands for it. */
    String name() {
        return engine.name().label();
    }
}
