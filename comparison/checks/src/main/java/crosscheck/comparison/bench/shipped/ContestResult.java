package crosscheck.comparison.bench.shipped;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.trace.Tolerance;
import java.util.List;

/**
 * Both sides' measurements of one network.
 *
 * @param shipped DL4J as shipped
 * @param tuned DL4J as this project runs it
 */
public record ContestResult(Precision precision, LaneResult shipped, LaneResult tuned) {
    private static final Tolerance FLOAT =
            new Tolerance(
                    2e-3,
                    0,
                    "5 steps in float: at most 3.7e-4 (cnn on mnist; 9.5e-7 on digits); Adam's first"
                            + " steps divide gradients by their own size, rounding and all");
    private static final Tolerance DOUBLE =
            new Tolerance(1e-9, 0, "5 steps in double: at most 1.1e-13, with batch normalisation");

    /**
     * How many times as long an epoch takes as shipped; above 1 where this project's settings are
     * faster.
     */
    public double speedUp() {
        return shipped.epoch().median() / tuned.epoch().median();
    }

    /**
     * How many times as long an evaluation takes as shipped; above 1 where this project's settings
     * are faster.
     */
    public double evaluationSpeedUp() {
        return shipped.evaluation().median() / tuned.evaluation().median();
    }

    /** What the losses of the first steps may differ by; for the precision. */
    public Tolerance lossTolerance() {
        return precision == Precision.FLOAT ? FLOAT : DOUBLE;
    }

    /**
     * The largest difference of the losses of the first steps; infinite where one is not finite, or
     * there are not as many on both sides.
     */
    public double largestLossDifference() {
        List<Double> a = shipped.warmUp().firstLosses();
        List<Double> b = tuned.warmUp().firstLosses();
        double largest = a.size() == b.size() && !a.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            double difference = Math.abs(a.get(i) - b.get(i));
            largest = Math.max(largest, finiteOrInfinite(difference));
        }
        return largest;
    }

    private static double finiteOrInfinite(double difference) {
        return Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY;
    }

    /**
     * Whether both sides computed the same training; whether the losses of the first steps agree.
     */
    public boolean agrees() {
        return lossTolerance().used(largestLossDifference(), 0) <= 1;
    }
}
