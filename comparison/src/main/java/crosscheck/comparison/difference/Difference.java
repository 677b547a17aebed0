package crosscheck.comparison.difference;

import java.util.function.Supplier;

/**
 * Something that DL4J computes by another formula than the literature.
 *
 * @param name on the command line: lower case, words joined by hyphens
 * @param topic what it is about
 * @param title a few words
 * @param published the formula of the literature
 * @param dl4j the formula of DL4J 1.0.0-M2.1
 * @param meaning what follows from it for those who train with DL4J
 * @param measurement runs both sides; needs the native library
 */
public record Difference(
        String name,
        Topic topic,
        String title,
        Published published,
        InDl4j dl4j,
        String meaning,
        Supplier<Measured> measurement) {

    /**
     * Runs both sides.
     *
     * @return the gaps, predicted and measured; the same every time
     * @throws IllegalStateException if the native library was not started
     */
    public Measured measure() {
        return measurement.get();
    }
}
