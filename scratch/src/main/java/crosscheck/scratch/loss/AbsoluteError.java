package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/**
 * The absolute differences from the targets, in a named scaling.
 *
 * <pre>{@code
 * L = 1 / s sum over i, j of |a_ij - t_ij|      dL/da = sign(a - t) / s
 * s = n (PER_EXAMPLE),  n k (PER_ENTRY: MAE),  1 (SUM: SAE)
 * }</pre>
 *
 * L has no derivative where an output equals its target. Of the subgradients there, [-1/s, 1/s],
 * the gradient is 0, as in DL4J's {@code LossL1} and {@code LossMAE}. Targets may be any numbers.
 *
 * @param scaling what the sum is divided by
 */
public record AbsoluteError(Scaling scaling) implements Loss {

    @Override
    public double value(Tensor a, Tensor targets) {
        Shapes.requireSame(a, targets);
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            sum += Math.abs(a.values()[i] - targets.values()[i]);
        }
        return sum / scaling.divisor(a.rows(), a.columns());
    }

    @Override
    public Tensor gradient(Tensor a, Tensor targets) {
        Shapes.requireSame(a, targets);
        int divisor = scaling.divisor(a.rows(), a.columns());
        Tensor gradient = new Tensor(a.shape());
        for (int i = 0; i < a.values().length; i++) {
            gradient.values()[i] = Math.signum(a.values()[i] - targets.values()[i]) / divisor;
        }
        return gradient;
    }

    @Override
    public int divisor(int examples) {
        return scaling == Scaling.SUM ? 1 : examples;
    }
}
