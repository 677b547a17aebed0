package crosscheck.comparison.parity;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.spec.InitialiserName;

/**
 * The frozen tolerances of the step-by-step comparison with the hand-written reference: a few times
 * the largest difference measured over 1000 steps of 784-30-10. See docs/numerics.md for the
 * measurements.
 *
 * <p>In double the bound is the same everywhere. In float it depends on the initial weights: from
 * N(0, 1) with a learning rate of 3 training amplifies the rounding of the stored weights some
 * hundred times, whichever program does it; from Xavier's it hardly does. Of weights from a file
 * nothing is known, so they have the wider bound.
 */
public final class Tolerances {
    private static final ParityBudget DOUBLE =
            budget(1e-12, 1e-12, 1e-12, "1000 steps in double: weights 1.1e-13, outputs 2.9e-13");
    private static final ParityBudget FLOAT_NORMAL =
            budget(5e-4, 6e-4, 1.3e-3, "1000 steps in float from N(0, 1): 1.1e-4, 1.5e-4, 3.1e-4");
    private static final ParityBudget FLOAT_XAVIER =
            budget(2e-5, 2e-5, 2.5e-5, "1000 steps in float from Xavier: 4.4e-6, 1.4e-6, 6.1e-6");

    private static final ParityBudget DOUBLE_STEP = step(1e-12, "single steps in double");
    private static final ParityBudget FLOAT_STEP = step(2e-5, "single steps in float");

    private Tolerances() {}

    private static ParityBudget step(double bound, String measured) {
        Tolerance tolerance = new Tolerance(bound, bound, measured);
        return new ParityBudget(tolerance, tolerance, tolerance);
    }

    private static ParityBudget budget(
            double weights, double loss, double outputs, String measured) {
        return new ParityBudget(
                new Tolerance(weights, 0, measured),
                new Tolerance(loss, 0, measured),
                new Tolerance(outputs, 0, measured));
    }

    /**
     * The tolerances for an engine that computes in some precision.
     *
     * @param precision of the engine that is held against the reference
     * @param initialiser of the weights that both begin with
     * @return for weights, losses and outputs
     */
    public static ParityBudget of(Precision precision, InitialiserName initialiser) {
        if (precision == Precision.DOUBLE) {
            return DOUBLE;
        }
        return switch (initialiser) {
            case XAVIER, HE -> FLOAT_XAVIER;
            case NORMAL, GIVEN -> FLOAT_NORMAL;
        };
    }

    /**
     * The tolerances for single steps from the same weights, whatever the network: no rounding adds
     * up, so those of the calm training hold, relative to values above 1.
     *
     * @param precision of the engine that is held against the reference
     * @return for weights, losses and outputs
     */
    public static ParityBudget ofSingleSteps(Precision precision) {
        return precision == Precision.DOUBLE ? DOUBLE_STEP : FLOAT_STEP;
    }
}
