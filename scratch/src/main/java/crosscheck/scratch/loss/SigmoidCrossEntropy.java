package crosscheck.scratch.loss;

import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.tensor.Tensor;

/**
 * Sigmoid and binary cross-entropy in one, on logits.
 *
 * <pre>{@code
 * p = 1 / (1 + exp(-z))
 * L = -1 / n sum over i, j of (t_ij log p_ij + (1 - t_ij) log(1 - p_ij))
 *   =  1 / n sum over i, j of (max(z_ij, 0) - t_ij z_ij + log(1 + exp(-|z_ij|)))
 * dL/dz = (p - t) / n
 * }</pre>
 *
 * It is a sum over the k outputs and a mean over the n examples. Targets are from 0 to 1. The
 * second form of L does not overflow and is finite for every finite z; an infinite z gives NaN or
 * infinity. DL4J's {@code LossBinaryXENT} limits p to [1e-5, 1 - 1e-5], in value and gradient.
 *
 * @see <a href="http://neuralnetworksanddeeplearning.com/chap3.html">M. Nielsen, Neural Networks
 *     and Deep Learning, equations 61 and 63</a>
 */
public final class SigmoidCrossEntropy implements Loss {

    @Override
    public double value(Tensor logits, Tensor targets) {
        Shapes.requireSame(logits, targets);
        double sum = 0;
        for (int i = 0; i < logits.values().length; i++) {
            double z = logits.values()[i];
            double t = targets.values()[i];
            sum += Math.max(z, 0) - t * z + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
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
     * The sigmoid of each logit.
     *
     * @param logits {@code (n, k)}; not modified
     * @return {@code (n, k)}, new; each from 0 to 1
     */
    @Override
    public Tensor outputs(Tensor logits) {
        Tensor p = new Tensor(logits.shape());
        for (int i = 0; i < p.values().length; i++) {
            p.values()[i] = Activation.SIGMOID.value(logits.values()[i]);
        }
        return p;
    }
}
