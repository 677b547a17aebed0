package crosscheck.scratch.measure;

import crosscheck.scratch.tensor.Tensor;

/**
 * How far predicted numbers are from their targets, over all m entries.
 *
 * <pre>{@code
 * SAE = sum |p - t|      MAE = SAE / m
 * SSE = sum (p - t)^2    MSE = SSE / m    RMSE = sqrt(MSE)
 * }</pre>
 *
 * A prediction or target that is NaN makes all of them NaN.
 *
 * @param entries m, at least 1
 * @param sae the sum of absolute errors, at least 0
 * @param sse the sum of squared errors, at least 0
 */
public record PredictionErrors(int entries, double sae, double sse) {

    public PredictionErrors {
        if (entries < 1 || sae < 0 || sse < 0) {
            throw new IllegalArgumentException(
                    "%d entries with the sums %s and %s: at least 1 entry and sums >= 0 are needed"
                            .formatted(entries, sae, sse));
        }
    }

    /**
     * Compares predictions with targets, from the first entry to the last.
     *
     * @param predictions {@code (n, k)}; not modified
     * @param targets {@code (n, k)}; not modified
     * @return the sums over the n k entries
     * @throws IllegalArgumentException if the shapes differ or there is no entry
     */
    public static PredictionErrors of(Tensor predictions, Tensor targets) {
        if (predictions.rows() != targets.rows() || predictions.columns() != targets.columns()) {
            throw new IllegalArgumentException(
                    "predictions (%d, %d) need targets of the same shape, not (%d, %d)"
                            .formatted(
                                    predictions.rows(),
                                    predictions.columns(),
                                    targets.rows(),
                                    targets.columns()));
        }
        double absolutes = 0;
        double squares = 0;
        for (int i = 0; i < predictions.values().length; i++) {
            double error = predictions.values()[i] - targets.values()[i];
            absolutes += Math.abs(error);
            squares += error * error;
        }
        return new PredictionErrors(predictions.values().length, absolutes, squares);
    }

    /** The mean absolute error; at least 0, in the unit of the targets. */
    public double mae() {
        return sae / entries;
    }

    /** The mean squared error; at least 0. */
    public double mse() {
        return sse / entries;
    }

    /** The root of the mean squared error; at least {@link #mae}, in the unit of the targets. */
    public double rmse() {
        return StrictMath.sqrt(mse());
    }
}
