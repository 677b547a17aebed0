package crosscheck.scratch.layer;

import crosscheck.scratch.tensor.Tensor;

/**
 * The softmax of each row: values above 0 that sum to 1.
 *
 * <pre>{@code
 * forward    a_j = exp(z_j - max z) / sum over l of exp(z_l - max z)
 * backward   dz_j = a_j (da_j - sum over l of da_l a_l)
 * }</pre>
 *
 * Subtracting the maximum changes nothing but overflow. For training a classifier {@link
 * crosscheck.scratch.loss.SoftmaxCrossEntropy} on logits loses fewer digits than this layer with a
 * loss on probabilities. NaN in a row makes the whole row NaN.
 *
 * <p>Shapes: z and a {@code (n, k)}.
 *
 * @see <a href="https://www.deeplearningbook.org/contents/mlp.html">Goodfellow, Bengio and
 *     Courville, Deep Learning, section 6.2.2.3</a>
 */
public final class Softmax implements Layer {
    private Tensor a;

    @Override
    public Tensor forward(Tensor z, Mode mode) {
        a = new Tensor(z.shape());
        int k = z.columns();
        for (int i = 0; i < z.rows(); i++) {
            softmax(z.values(), a.values(), i * k, (i + 1) * k);
        }
        return a;
    }

    private static void softmax(double[] z, double[] a, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = from; j < to; j++) {
            max = Math.max(max, z[j]);
        }
        double sum = 0;
        for (int j = from; j < to; j++) {
            a[j] = StrictMath.exp(z[j] - max);
            sum += a[j];
        }
        for (int j = from; j < to; j++) {
            a[j] /= sum;
        }
    }

    @Override
    public Tensor inputGradient(Tensor aGradient) {
        Tensor zGradient = new Tensor(aGradient.shape());
        int k = aGradient.columns();
        for (int i = 0; i < aGradient.rows(); i++) {
            double mean = 0; // of da, weighted by a
            for (int j = i * k; j < (i + 1) * k; j++) {
                mean += aGradient.values()[j] * a.values()[j];
            }
            for (int j = i * k; j < (i + 1) * k; j++) {
                zGradient.values()[j] = a.values()[j] * (aGradient.values()[j] - mean);
            }
        }
        return zGradient;
    }

    @Override
    public String toString() {
        return "softmax";
    }
}
