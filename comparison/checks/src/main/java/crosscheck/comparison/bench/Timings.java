package crosscheck.comparison.bench;

import java.util.Arrays;

/**
 * Repeated measurements of one duration, in seconds.
 *
 * @param median the middle one, or the mean of the two middle ones
 */
public record Timings(double least, double median, double most) {

    /**
     * Summarises measurements.
     *
     * @param seconds at least one; not modified
     * @throws IllegalArgumentException if there is none
     */
    public static Timings of(double... seconds) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("at least one measurement is needed");
        }
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Timings(sorted[0], median, sorted[sorted.length - 1]);
    }
}
