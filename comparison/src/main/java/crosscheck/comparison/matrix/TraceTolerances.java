package crosscheck.comparison.matrix;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.matrix.ParityCase.Family;
import crosscheck.comparison.parity.ParityCheck.Start;
import crosscheck.comparison.parity.Tolerance;
import crosscheck.comparison.parity.TraceBudget;
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The frozen tolerances of every kind of tensor, absolute but for single steps: about four times
 * the largest error measured, on MNIST and drawn digits; docs/numerics.md has the figures.
 *
 * <p>In double one bound holds for everything, far above what was measured and far below any
 * mistake. In float the kinds differ, and three things amplify rounding: initial weights from N(0,
 * 1), whose first layer is saturated; rules that divide a gradient by its own size, whose step is
 * as long as the learning rate however small and badly rounded the gradient; and batch
 * normalisation over a few images, which divides by a deviation that may be small.
 */
final class TraceTolerances {
    private static final double DENSE_DOUBLE = 1e-12;
    private static final double CONVOLUTIONAL_DOUBLE = 1e-10;
    private static final double CALM_NADAM_RATE = 2e-4;

    private static final Row DENSE =
            new Row("1000 steps of dense nets", 2e-4, 2e-4, 5e-5, 1.5e-5, 3e-5, 2.5e-5, 3e-5);
    private static final Row DENSE_NORMAL =
            new Row("1000 steps from N(0, 1)", 2e-3, 5e-4, 5e-5, 1.5e-5, 3e-5, 2.5e-5, 1e-4);
    private static final Row NADAM =
            new Row("1000 steps of Nadam at 0.001", 0.1, 0.1, 2e-3, 2e-3, 1e-2, 1e-3, 1e-2);
    private static final Row CONVOLUTIONAL =
            new Row("50 steps of convolutions", 1.5e-5, 1.5e-5, 3e-6, 4e-7, 1.2e-5, 1e-5, 3e-6);
    private static final Row NORMALISED =
            new Row("50 steps with normalisation", 2e-3, 2e-3, 2e-4, 5e-5, 1e-3, 1e-3, 1e-4);

    private TraceTolerances() {}

    /** What is allowed of each kind of tensor in float, and where that comes from. */
    private record Row(
            String measured,
            double z,
            double a,
            double loss,
            double outputGradients,
            double gradients,
            double state,
            double weights) {

        TraceBudget budget(double leastOfWeights) {
            Map<TensorKind, Tolerance> all = new EnumMap<>(TensorKind.class);
            for (TensorKind kind : TensorKind.values()) {
                double bound =
                        switch (kind) {
                            case PRE_ACTIVATION -> z;
                            case ACTIVATION -> a;
                            case LOSS -> loss;
                            case OUTPUT_GRADIENT -> outputGradients;
                            case GRADIENT, CLIPPED_GRADIENT -> gradients;
                            case L2 -> L2_FLOAT;
                            case STATE -> state;
                            case WEIGHT -> Math.max(weights, leastOfWeights);
                        };
                all.put(kind, new Tolerance(bound, 0, measured));
            }
            return new TraceBudget(all);
        }
    }

    private static final double L2_FLOAT = 1e-6; // of coefficients that are a few thousandths

    /**
     * The tolerances of a case.
     *
     * @param parityCase network and training
     * @param precision that is compared
     * @param start from which weights each step is taken
     * @return for every kind of tensor
     */
    static TraceBudget of(ParityCase parityCase, Precision precision, Start start) {
        if (start == Start.FRAMEWORK_WEIGHTS) {
            return ofSingleSteps(parityCase, precision);
        }
        OptimiserSettings optimiser = parityCase.training().optimiser();
        boolean images = parityCase.family().hasConvolutions();
        boolean wildNadam = isWildNadam(optimiser);
        if (precision == Precision.DOUBLE) {
            double bound = images || wildNadam ? CONVOLUTIONAL_DOUBLE : DENSE_DOUBLE;
            return TraceBudget.of(new Tolerance(bound, 0, "in double"));
        }
        return row(parityCase, wildNadam).budget(leastOfWeights(optimiser));
    }

    private static Row row(ParityCase parityCase, boolean wildNadam) {
        if (wildNadam) {
            return NADAM;
        }
        if (parityCase.family() == Family.NORMALISED_CONVOLUTIONAL) {
            return NORMALISED;
        }
        if (parityCase.family() == Family.CONVOLUTIONAL) {
            return CONVOLUTIONAL;
        }
        return parityCase.network().beginsWide() ? DENSE_NORMAL : DENSE;
    }

    /** DL4J's variant does not correct the second moment: its first steps are 31 times as long. */
    private static boolean isWildNadam(OptimiserSettings optimiser) {
        return optimiser.rule() instanceof Nadam nadam
                && nadam.variant() == Variant.DL4J
                && optimiser.learningRate() > CALM_NADAM_RATE;
    }

    /** A share of the learning rate for rules that divide a gradient by its own size. */
    private static double leastOfWeights(OptimiserSettings optimiser) {
        double share = optimiser.l2Coefficient() > 0 ? 0.8 : 0.1;
        return isAdaptive(optimiser.rule()) ? share * optimiser.learningRate() : 0;
    }

    private static boolean isAdaptive(UpdateRule rule) {
        return !(rule instanceof Sgd
                || rule instanceof Momentum
                || rule instanceof Nesterov
                || rule instanceof AdaDelta);
    }

    /** No rounding adds up, so that the bounds are the same for all networks. */
    private static TraceBudget ofSingleSteps(ParityCase parityCase, Precision precision) {
        double bound = precision == Precision.DOUBLE ? 1e-12 : 2e-5;
        TraceBudget budget = TraceBudget.of(new Tolerance(bound, bound, "single steps"));
        OptimiserSettings optimiser = parityCase.training().optimiser();
        if (!isAdaptive(optimiser.rule())) {
            return budget;
        }
        double share = precision == Precision.DOUBLE ? 1e-8 : 0.5;
        Map<TensorKind, Tolerance> all = new EnumMap<>(budget.tolerances());
        all.put(
                TensorKind.WEIGHT,
                new Tolerance(
                        Math.max(bound, share * optimiser.learningRate()),
                        bound,
                        "single steps, of a gradient near epsilon"));
        return new TraceBudget(all);
    }
}
