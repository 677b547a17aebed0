package crosscheck.comparison.statistics;

import java.util.Optional;

/**
 * Two one-sided t-tests (TOST) of whether a mean difference is smaller than a margin, either way.
 *
 * <p>The tests' hypothesis is that the difference is <i>not</i> smaller; equivalence is what they
 * have to show. At the level 0.05 they show it exactly where the 90 % interval of the mean lies
 * within the margin.
 *
 * @param margin the largest difference that does not matter, in the unit of the differences
 * @param interval of the mean, of confidence 1 - 2 * level
 * @param aboveLower the test that the mean is above -margin; empty where all differences are the
 *     same
 * @param belowUpper the test that the mean is below margin; empty where all differences are the
 *     same
 * @see <a href="https://doi.org/10.1007/BF01068419">Schuirmann 1987</a>
 */
public record Equivalence(
        double margin, Interval interval, Optional<TTest> aboveLower, Optional<TTest> belowUpper) {

    /**
     * Tests.
     *
     * @param differences of two engines or settings
     * @param margin finite and above 0
     * @return both tests at {@link Finding#LEVEL}
     * @throws IllegalArgumentException if the margin is out of range
     */
    public static Equivalence of(PairedDifferences differences, double margin) {
        if (!(margin > 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException(
                    "the margin must be finite and above 0, not " + margin);
        }
        return new Equivalence(
                margin,
                differences.interval(1 - 2 * Finding.LEVEL),
                differences.tTestAgainst(-margin),
                differences.tTestAgainst(margin));
    }

    /** The larger of the two tests' probabilities; empty where all differences are the same. */
    public Optional<Double> p() {
        return aboveLower.map(
                lower -> Math.max(lower.pGreater(), belowUpper.orElseThrow().pLess()));
    }

    /**
     * Whether the difference was shown to be smaller than the margin.
     *
     * @return true where both tests reject; where all differences are the same, so that no test can
     *     be made, true where that difference is smaller than the margin
     */
    public boolean isShown() {
        return p().map(p -> p < Finding.LEVEL).orElseGet(() -> interval.isWithin(margin));
    }
}
