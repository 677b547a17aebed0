package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/**
 * The quadratic loss of outputs divided by their row sum, with a gradient that ignores the
 * division: what J.-H. Chen's lecture trains its digit network with (<i>Deep Learning: A Neuron to
 * Many Neurons</i>).
 *
 * <pre>{@code
 * s_i = sum over j of a_ij,   y_ij = a_ij / s_i
 * L   = 1 / (2 n) sum over i, j of (y_ij - t_ij)^2
 * gradient for a: (y - t) / n
 * }</pre>
 *
 * <p><b>The gradient is not the derivative of the value.</b> It is dL/dy, used as if it were dL/da.
 * The derivative is
 *
 * <pre>{@code
 * dL/da_ij = (y_ij - t_ij - sum over l of y_il (y_il - t_il)) / (n s_i)
 * }</pre>
 *
 * so that two things are missing: the factor 1 / s_i, and the sum over l, which is how a_ij changes
 * the other outputs of its row through s_i. With the row sums held fixed the derivative would be (y
 * - t) / (n s): each row of the gradient is then s_i times the derivative, of the same direction.
 *
 * <p>A row that sums to 0 gives NaN; sigmoids do that only where every one of them underflows.
 */
public final class RowNormalisedQuadraticLoss implements Loss {
    private final Loss onNormalised = new QuadraticLoss();

    /** The loss; it has no settings. */
    public RowNormalisedQuadraticLoss() {}

    @Override
    public double value(Tensor a, Tensor targets) {
        return onNormalised.value(outputs(a), targets);
    }

    /**
     * The gradient of {@link #value} with respect to {@link #outputs}, not to {@code a}.
     *
     * @param a {@code (n, k)}; not modified
     * @param targets {@code (n, k)}; not modified
     * @return {@code (n, k)}, new
     */
    @Override
    public Tensor gradient(Tensor a, Tensor targets) {
        return onNormalised.gradient(outputs(a), targets);
    }

    /**
     * Each row divided by its sum.
     *
     * @param a {@code (n, k)}; not modified
     * @return {@code (n, k)}, new; each row sums to 1
     */
    @Override
    public Tensor outputs(Tensor a) {
        Tensor y = new Tensor(a.shape());
        int k = a.columns();
        for (int i = 0; i < a.rows(); i++) {
            double sum = 0;
            for (int j = i * k; j < (i + 1) * k; j++) {
                sum += a.values()[j];
            }
            for (int j = i * k; j < (i + 1) * k; j++) {
                y.values()[j] = a.values()[j] / sum;
            }
        }
        return y;
    }
}
