package crosscheck.dl4j;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * How DL4J turns a gradient into new weights: it divides by the mini-batch size, clips, adds {@code
 * l2Coefficient * w} to the gradients of weights (not of biases), then asks the updater.
 *
 * @param clippingThreshold of the clipping; without meaning where there is none; finite and above 0
 *     where there is clipping
 * @param l2Coefficient lambda of the term 1/2 lambda |w|^2, finite and at least 0
 */
public record Updating(
        IUpdater updater,
        GradientNormalization clipping,
        double clippingThreshold,
        double l2Coefficient) {

    public Updating {
        if (!(l2Coefficient >= 0) || Double.isInfinite(l2Coefficient)) {
            throw new IllegalArgumentException(
                    "the L2 coefficient must be finite and at least 0, not " + l2Coefficient);
        }
        if (clipping != GradientNormalization.None
                && (!(clippingThreshold > 0) || Double.isInfinite(clippingThreshold))) {
            throw new IllegalArgumentException(
                    "the clipping threshold must be finite and above 0, not " + clippingThreshold);
        }
    }

    /**
     * Plain stochastic gradient descent.
     *
     * @param learningRate the step size, finite and above 0
     * @return no clipping, no L2
     * @throws IllegalArgumentException if the learning rate is out of range
     */
    public static Updating sgd(double learningRate) {
        requireLearningRate(learningRate);
        return new Updating(new Sgd(learningRate), GradientNormalization.None, 0, 0);
    }

    static void requireLearningRate(double learningRate) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be finite and above 0, not " + learningRate);
        }
    }
}
