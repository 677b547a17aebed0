package crosscheck.comparison.trace;

import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.Substitution;
import java.util.Optional;
import java.util.function.Function;

/**
 * A known difference of DL4J that may be why it is too far from the reference. It is, if the gap
 * closes once the reference computes by DL4J's formula.
 *
 * @param name of the known difference
 * @param formula gives what computes in the place of parts of a network; empty where the difference
 *     cannot show in it
 */
public record Explanation(String name, Function<HandWritten, Optional<Substitution>> formula) {}
