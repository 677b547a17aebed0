package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.Substitution;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that DL4J computes by another formula than the literature.
 *
 * @param name on the command line: lower case, words joined by hyphens
 * @param dl4j the formula of DL4J 1.0.0-M2.1
 * @param meaning what follows from it for those who train with DL4J
 * @param measurement runs both sides; needs the native library
 * @param formula gives what computes by DL4J's formula in the place of parts of a hand-written
 *     network; empty for a network in which the difference cannot show
 */
public record Difference(
        String name,
        Topic topic,
        String title,
        Published published,
        InDl4j dl4j,
        String meaning,
        Supplier<Measured> measurement,
        Function<HandWritten, Optional<Substitution>> formula) {

    /** A difference that no network of a comparison shows, because both sides compute DL4J's. */
    Difference(
            String name,
            Topic topic,
            String title,
            Published published,
            InDl4j dl4j,
            String meaning,
            Supplier<Measured> measurement) {
        this(
                name,
                topic,
                title,
                published,
                dl4j,
                meaning,
                measurement,
                network -> Optional.empty());
    }

    /**
     * Runs both sides.
     *
     * @throws IllegalStateException if the native library was not started
     */
    public Measured measure() {
        return measurement.get();
    }
}
