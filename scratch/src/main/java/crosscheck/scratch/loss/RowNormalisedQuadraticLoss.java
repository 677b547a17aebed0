package crosscheck.scratch.loss;

import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.tensor.Tensor;

/**
 * The quadratic loss of sigmoids divided by their row sum, on pre-activations, with a gradient that
 * ignores the division: what J.-H. Chen's lecture trains its digit network with (<i>Deep Learning:
 * A Neuron to Many Neurons</i>).
 *
 * <pre>{@code
 * a_ij = sigmoid(z_ij),   y_ij = a_ij / sum over l of a_il
 * L    = 1 / (2 n) sum over i, j of (y_ij - t_ij)^2
 * gradient for z: (y - t) y (1 - y) / n
 * }</pre>
 *
 * <p><b>The gradient is not the derivative of the value.</b> It takes y for a sigmoid of z, whose
 * slope would be y (1 - y). The derivative is
 *
 * <pre>{@code
 * dL/dz_ij = (y_ij - t_ij - sum over l of y_il (y_il - t_il)) y_ij (1 - a_ij) / n
 * }</pre>
 *
 * so that it lacks the sum over l, which is how z_ij changes the other outputs of its row, and has
 * 1 - y for 1 - a. That the slope is taken at y is what lets the network learn at all from weights
 * of N(0, 1): the sigmoids themselves are nearly 0 or 1 then, and a (1 - a) is nearly 0.
 *
 * <p>Training makes the sigmoids ever smaller and changes only their ratios. Where every sigmoid of
 * a row is small they are computed times exp(-max z), so that no row sums to 0.
 */
public final class RowNormalisedQuadraticLoss implements Loss {
    private final Loss onNormalised = new QuadraticLoss();

    @Override
    public double value(Tensor z, Tensor targets) {
        return onNormalised.value(outputs(z), targets);
    }

    /**
     * What the lecture takes for the gradient of {@link #value}.
     *
     * @param z {@code (n, k)}; not modified
     * @param targets {@code (n, k)}; not modified
     * @return {@code (n, k)}, new
     */
    @Override
    public Tensor gradient(Tensor z, Tensor targets) {
        Tensor y = outputs(z);
        Tensor gradient = onNormalised.gradient(y, targets);
        for (int i = 0; i < y.values().length; i++) {
            gradient.values()[i] *= Activation.SIGMOID.derivative(y.values()[i]);
        }
        return gradient;
    }

    /**
     * The sigmoids, each row divided by its sum.
     *
     * @param z {@code (n, k)}; not modified
     * @return {@code (n, k)}, new; each row sums to 1
     */
    @Override
    public Tensor outputs(Tensor z) {
        Tensor y = new Tensor(z.shape());
        int k = z.columns();
        for (int i = 0; i < z.rows(); i++) {
            double shift = Math.min(0, z.get(i, z.argMax(i)));
            double sum = 0;
            for (int j = i * k; j < (i + 1) * k; j++) {
                y.values()[j] = scaledSigmoid(z.values()[j], shift);
                sum += y.values()[j];
            }
            for (int j = i * k; j < (i + 1) * k; j++) {
                y.values()[j] /= sum;
            }
        }
        return y;
    }

    /** exp(-shift) sigmoid(z), for a shift of at least z where that is below 0. */
    private static double scaledSigmoid(double z, double shift) {
        return StrictMath.exp(Math.min(z, 0) - shift) / (1 + StrictMath.exp(-Math.abs(z)));
    }
}
