package crosscheck.comparison.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A confidence interval.
 *
 * @param confidence such as 0.95, above 0 and below 1
 * @param low the lower end; finite
 * @param high the upper end, at least {@code low}
 */
public record Interval(double confidence, double low, double high) {

    public Interval {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "the confidence must be above 0 and below 1, not " + confidence);
        }
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new IllegalArgumentException(
                    "an interval goes from a finite number to one at least as large, not from %s to %s"
                            .formatted(low, high));
        }
    }

    /**
     * Student's interval of a mean.
     *
     * <pre>{@code
     * mean -+ t(1 - (1 - confidence) / 2; n - 1) * standardDeviation / sqrt(n)
     * }</pre>
     *
     * @param standardDeviation of the sample, with the divisor n - 1, at least 0
     * @param n the size of the sample, at least 2
     * @return a single point where the standard deviation is 0
     * @throws IllegalArgumentException if a number is out of range or not finite
     * @see <a href="https://www.itl.nist.gov/div898/handbook/eda/section3/eda352.htm">NIST/SEMATECH
     *     e-Handbook of Statistical Methods, 1.3.5.2</a>
     */
    public static Interval ofMean(double mean, double standardDeviation, int n, double confidence) {
        if (n < 2 || !(standardDeviation >= 0)) {
            throw new IllegalArgumentException(
                    "at least 2 numbers and a standard deviation >= 0 are needed, not %d and %s"
                            .formatted(n, standardDeviation));
        }
        double quantile = TDistribution.of(n - 1).inverseSurvivalProbability((1 - confidence) / 2);
        double half = quantile * standardDeviation / StrictMath.sqrt(n);
        return new Interval(confidence, mean - half, mean + half);
    }

    /**
     * Whether the interval lies within a distance of 0, its ends excluded.
     *
     * @param margin at least 0
     * @return true where {@code -margin < low} and {@code high < margin}
     */
    public boolean isWithin(double margin) {
        return -margin < low && high < margin;
    }
}
