package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/**
 * The cross-entropy of probabilities, for a network whose last layer is a softmax.
 *
 * <pre>{@code
 * L = -1 / n sum over i, j of t_ij log p_ij      dL/dp = -t / (n p)
 * }</pre>
 *
 * Special cases:
 *
 * <ul>
 *   <li>a target of 0 adds 0, also where p is 0;
 *   <li>where p is 0 and the target is not, L is infinite and its slope minus infinity: nothing is
 *       limited unless {@code clip} says so. {@link SoftmaxCrossEntropy} on logits has no such
 *       place, which makes it the one to train with;
 *   <li>a p below 0 or above 1 is no probability and gives NaN, in value and gradient.
 * </ul>
 *
 * With {@code clip} above 0, p is limited to [clip, 1 - clip] wherever it occurs in the formulas.
 * Outside that range the gradient is then not the derivative of the value, which would be 0 and
 * learn nothing. DL4J's {@code LossMCXENT} limits p to 1e-10 behind a softmax only, and in the
 * value only.
 *
 * @param clip from 0 (none) to below 0.5
 * @see <a href="https://www.deeplearningbook.org/contents/ml.html">Goodfellow, Bengio and
 *     Courville, Deep Learning, section 5.5</a>
 */
public record CrossEntropy(double clip) implements Loss {

    /** The clip of DL4J's {@code LossMCXENT}. */
    public static final double DL4J_CLIP = 1e-10;

    public CrossEntropy {
        Clip.check(clip);
    }

    /** The loss without a clip. */
    public CrossEntropy() {
        this(0);
    }

    @Override
    public double value(Tensor p, Tensor targets) {
        Shapes.requireSame(p, targets);
        double sum = 0;
        for (int i = 0; i < p.values().length; i++) {
            double limited = Clip.limited(p.values()[i], clip);
            double t = targets.values()[i];
            sum -= t == 0 ? 0 * limited : t * StrictMath.log(limited); // 0 * NaN is NaN
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
            gradient.values()[i] = t == 0 ? 0 * limited : -t / limited / p.rows();
        }
        return gradient;
    }
}
