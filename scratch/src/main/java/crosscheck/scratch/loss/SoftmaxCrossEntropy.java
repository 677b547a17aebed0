package crosscheck.scratch.loss;

import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.layer.Softmax;
import crosscheck.scratch.tensor.Tensor;

/**
 * Softmax and cross-entropy in one, on logits.
 *
 * <pre>{@code
 * p_j = exp(z_j - m) / sum over l of exp(z_l - m),   m = max z
 * L   = -1 / n sum over i, j of t_ij log p_ij
 *     =  1 / n sum over i, j of t_ij (m_i + log sum over l of exp(z_il - m_i) - z_ij)
 * dL/dz = (p - t) / n     (rows of t sum to 1)
 * }</pre>
 *
 * The second form of L does not overflow and loses no digits where p is small. DL4J's {@code
 * LossMCXENT} takes the logarithm of p limited to 1e-10 and above, in the value only. {@link
 * CrossEntropy} is the same loss for a softmax that is a layer of its own.
 *
 * @see <a href="https://www.deeplearningbook.org/contents/mlp.html">Goodfellow, Bengio and
 *     Courville, Deep Learning, section 6.2.2.3</a>
 */
public final class SoftmaxCrossEntropy implements Loss {

    @Override
    public double value(Tensor logits, Tensor targets) {
        Shapes.requireSame(logits, targets);
        int k = logits.columns();
        double sum = 0;
        for (int i = 0; i < logits.rows(); i++) {
            double max = max(logits, i);
            // the largest exponential is 1: no overflow, and the sum is at least 1
            double logOfSum = max + StrictMath.log(sumOfExponentials(logits, i, max));
            for (int j = 0; j < k; j++) {
                sum += targets.values()[i * k + j] * (logOfSum - logits.values()[i * k + j]);
            }
        }
        return sum / logits.rows();
    }

    @Override
    public Tensor gradient(Tensor logits, Tensor targets) {
        Shapes.requireSame(logits, targets);
        Tensor gradient = outputs(logits);
        for (int i = 0; i < gradient.values().length; i++) {
            gradient.values()[i] = (gradient.values()[i] - targets.values()[i]) / logits.rows();
        }
        return gradient;
    }

    /**
     * The softmax of each row.
     *
     * @param logits {@code (n, k)}; not modified
     * @return {@code (n, k)}, new; each row at least 0 and summing to 1
     */
    @Override
    public Tensor outputs(Tensor logits) {
        return new Softmax().forward(logits, Mode.INFERENCE);
    }

    private static double max(Tensor logits, int row) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < logits.columns(); j++) {
            max = Math.max(max, logits.get(row, j));
        }
        return max;
    }

    private static double sumOfExponentials(Tensor logits, int row, double max) {
        double sum = 0;
        for (int j = 0; j < logits.columns(); j++) {
            sum += StrictMath.exp(logits.get(row, j) - max);
        }
        return sum;
    }
}
