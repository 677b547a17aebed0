package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/**
 * The squared differences from the targets, in a named scaling.
 *
 * <pre>{@code
 * L = 1 / s sum over i, j of (a_ij - t_ij)^2      dL/da = 2 (a - t) / s
 * s = n (PER_EXAMPLE),  n k (PER_ENTRY: MSE),  1 (SUM: SSE)
 * }</pre>
 *
 * Targets may be any numbers. {@link QuadraticLoss} is the one with 1 / (2 n).
 *
 * @param scaling what the sum is divided by
 */
public record SquaredError(Scaling scaling) implements Loss {

    @Override
    public double value(Tensor a, Tensor targets) {
        Shapes.requireSame(a, targets);
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            double difference = a.values()[i] - targets.values()[i];
            sum += difference * difference;
        }
        return sum / scaling.divisor(a.rows(), a.columns());
    }

    @Override
    public Tensor gradient(Tensor a, Tensor targets) {
        Shapes.requireSame(a, targets);
        int divisor = scaling.divisor(a.rows(), a.columns());
        Tensor gradient = new Tensor(a.shape());
        for (int i = 0; i < a.values().length; i++) {
            gradient.values()[i] = 2 * (a.values()[i] - targets.values()[i]) / divisor;
        }
        return gradient;
    }

    @Override
    public int divisor(int examples) {
        return scaling == Scaling.SUM ? 1 : examples;
    }
}
