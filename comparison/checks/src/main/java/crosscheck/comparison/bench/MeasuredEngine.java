package crosscheck.comparison.bench;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;

/**
 * What is measured.
 *
 * @param name of the row, such as {@code fast (plain)}
 */
public record MeasuredEngine(String name, Engine engine, Precision precision) {}
