package crosscheck.comparison.parity;

import crosscheck.comparison.engine.Precision;

/**
 * The frozen tolerances of the step-by-step comparison with the hand-written reference.
 *
 * <p>The relative part matters only for weights and losses above 1. See docs/numerics.md for the
 * measurements.
 */
public final class Tolerances {
    private static final Tolerance DOUBLE =
            new Tolerance(
                    1e-12,
                    1e-12,
                    "rounding of 1000 steps in double, measured 784-30-10 on MNIST and on digits");
    private static final Tolerance FLOAT =
            new Tolerance(
                    2e-5,
                    2e-5,
                    "rounding of 1000 steps in float, measured 784-30-10 on MNIST and on digits");

    private Tolerances() {}

    /**
     * The tolerance for an engine that computes in some precision.
     *
     * @param precision of the engine that is held against the reference
     * @return for weights, losses and outputs alike
     */
    public static Tolerance of(Precision precision) {
        return precision == Precision.DOUBLE ? DOUBLE : FLOAT;
    }
}
