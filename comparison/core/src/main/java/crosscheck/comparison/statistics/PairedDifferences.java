package crosscheck.comparison.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Two engines, or two settings, measured from the same seeds: what one has more than the other.
 *
 * @param n the number of pairs, at least 2
 * @param mean of the differences, other minus reference
 * @param standardDeviation of the differences, with the divisor n - 1; exactly 0 where they are the
 *     same in all pairs
 * @param interval of the mean, 95 %
 */
public record PairedDifferences(int n, double mean, double standardDeviation, Interval interval) {
    /** R's t.test takes a sample for constant below so many rounding errors of its numbers. */
    private static final double CONSTANT = 10 * Math.ulp(1.0);

    /**
     * Compares pair by pair.
     *
     * @param reference one number for each seed, at least 2, finite; not modified
     * @param other as many, from the same seeds in the same order; not modified
     * @return differences whose spread is 0 where only rounding tells them apart
     * @throws IllegalArgumentException if the lengths differ, are below 2, or a number is not
     *     finite
     */
    public static PairedDifferences of(double[] reference, double[] other) {
        if (reference.length != other.length) {
            throw new IllegalArgumentException(
                    "%d numbers cannot be paired with %d"
                            .formatted(reference.length, other.length));
        }
        double[] differences = new double[other.length];
        Arrays.setAll(differences, i -> other[i] - reference[i]);
        Sample sample = new Sample(differences);
        double largest = 0;
        for (int i = 0; i < other.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(other[i]), Math.abs(reference[i])));
        }
        double deviation = sample.standardDeviation();
        if (deviation <= CONSTANT * largest) {
            deviation = 0;
        }
        return new PairedDifferences(
                sample.size(),
                sample.mean(),
                deviation,
                Interval.ofMean(sample.mean(), deviation, sample.size(), Summary.CONFIDENCE));
    }

    /**
     * The interval of the mean at another confidence.
     *
     * @param confidence above 0 and below 1
     * @return by Student's t
     */
    public Interval interval(double confidence) {
        return Interval.ofMean(mean, standardDeviation, n, confidence);
    }

    /**
     * The paired t-test of whether the mean difference is 0; empty where all differences are the
     * same: there is no spread to measure them by.
     */
    public Optional<TTest> tTest() {
        return tTestAgainst(0);
    }

    /**
     * The paired t-test of whether the mean difference is some value.
     *
     * <pre>{@code t = (mean - value) / (standardDeviation / sqrt(n))}</pre>
     *
     * @param value finite
     * @return empty where all differences are the same
     * @throws IllegalArgumentException if the value is not finite
     */
    public Optional<TTest> tTestAgainst(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the value must be finite, not " + value);
        }
        if (standardDeviation == 0) {
            return Optional.empty();
        }
        double error = standardDeviation / StrictMath.sqrt(n);
        return Optional.of(new TTest((mean - value) / error, n - 1));
    }
}
