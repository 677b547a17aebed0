package crosscheck.comparison.statistics;

/**
 * What one engine measured over several seeds.
 *
 * @param n the number of seeds, at least 2
 * @param standardDeviation with the divisor n - 1
 * @param interval of the mean by Student's t
 */
public record Summary(int n, double mean, double standardDeviation, Interval interval) {
    /** The confidence of the intervals that are reported. */
    public static final double CONFIDENCE = 0.95;

    /**
     * Sums up.
     *
     * @param values one for each seed, at least 2, finite; not modified
     * @return with a 95 % interval, which assumes values from a normal distribution
     * @throws IllegalArgumentException if there are fewer, or one is not finite
     */
    public static Summary of(double... values) {
        Sample sample = new Sample(values);
        double mean = sample.mean();
        double deviation = sample.standardDeviation();
        return new Summary(
                sample.size(),
                mean,
                deviation,
                Interval.ofMean(mean, deviation, sample.size(), CONFIDENCE));
    }
}
