package crosscheck.comparison.statistics;

/** Mean and standard deviation of checked numbers. */
final class Sample {
    private final double[] values;

    /**
     * Numbers to be summed up.
     *
     * @param values at least 2, finite; not modified
     * @throws IllegalArgumentException if there are fewer, or one is not finite
     */
    Sample(double... values) {
        if (values.length < 2) {
            throw new IllegalArgumentException(
                    "at least 2 numbers are needed for a standard deviation, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "number %d must be finite, not %s".formatted(i, values[i]));
            }
        }
        this.values = values.clone();
    }

    int size() {
        return values.length;
    }

    /** Summed as distances from the first number, so that equal numbers have exactly this mean. */
    double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values[0] + sum / values.length;
    }

    /** The standard deviation with the divisor n - 1. */
    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(sum / (values.length - 1));
    }
}
