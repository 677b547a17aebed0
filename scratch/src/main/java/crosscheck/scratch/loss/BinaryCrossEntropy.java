package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/**
 * The cross-entropy of independent yes-or-no probabilities, for a network whose last layer is a
 * sigmoid.
 *
 * <pre>{@code
 * L = -1 / n sum over i, j of (t_ij log p_ij + (1 - t_ij) log(1 - p_ij))
 * dL/dp = ((1 - t) / (1 - p) - t / p) / n
 * }</pre>
 *
 * It is a sum over the k outputs and a mean over the n examples. Targets are from 0 to 1. Special
 * cases:
 *
 * <ul>
 *   <li>a logarithm whose factor is 0 adds 0: p = t = 0 and p = t = 1 have the loss 0;
 *   <li>where p is 0 or 1 and the target is not, L is infinite and so is its slope: nothing is
 *       limited unless {@code clip} says so. {@link SigmoidCrossEntropy} on logits has no such
 *       place, which makes it the one to train with;
 *   <li>a p below 0 or above 1 is no probability and gives NaN, in value and gradient.
 * </ul>
 *
 * With {@code clip} above 0, p is limited to [clip, 1 - clip] wherever it occurs in the formulas,
 * as in DL4J's {@code LossBinaryXENT} with its 1e-5. Outside that range the gradient is then not
 * the derivative of the value, which would be 0 and learn nothing.
 *
 * @param clip from 0 (none) to below 0.5
 * @see <a href="http://neuralnetworksanddeeplearning.com/chap3.html">M. Nielsen, Neural Networks
 *     and Deep Learning, equation 63</a>
 */
public record BinaryCrossEntropy(double clip) implements Loss {

    /** The clip of DL4J's {@code LossBinaryXENT}. */
    public static final double DL4J_CLIP = 1e-5;

    public BinaryCrossEntropy {
        Clip.check(clip);
    }

    /** The loss without a clip. */
    public BinaryCrossEntropy() {
        this(0);
    }

    @Override
    public double value(Tensor p, Tensor targets) {
        Shapes.requireSame(p, targets);
        double sum = 0;
        for (int i = 0; i < p.values().length; i++) {
            double limited = Clip.limited(p.values()[i], clip);
            double t = targets.values()[i];
            double yes = t == 0 ? 0 * limited : t * StrictMath.log(limited); // 0 * NaN is NaN
            double no = t == 1 ? 0 * limited : (1 - t) * StrictMath.log1p(-limited);
            sum -= yes + no;
        }
        return sum / p.rows();
    }

    @Override
    public Tensor gradient(Tensor p, Tensor targets) {
        Shapes.requireSame(p, targets);
        Tensor gradient = new Tensor(p.shape());
        for (int i = 0; i < p.values().length; i++) {
            double limited = Clip.limited(p.values()[i], clip);
            double t = targets.values()[i];
            double yes = t == 0 ? 0 * limited : t / limited;
            double no = t == 1 ? 0 * limited : (1 - t) / (1 - limited);
            gradient.values()[i] = (no - yes) / p.rows();
        }
        return gradient;
    }
}
