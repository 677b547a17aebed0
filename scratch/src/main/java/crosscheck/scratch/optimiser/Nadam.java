package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * Nadam: {@link Adam} with Nesterov's momentum, which takes the next step's mean in advance.
 *
 * <pre>{@code
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * PUBLISHED   d = beta1 m / (1 - beta1^(t+1)) + (1 - beta1) g / (1 - beta1^t)
 *             w = w - lr d / (sqrt(v / (1 - beta2^t)) + epsilon)
 * DL4J        d = (beta1 m + (1 - beta1) g) / (1 - beta1^t)
 *             w = w - lr d / (sqrt(v) + epsilon)
 * }</pre>
 *
 * <p>m and v start at 0. {@link Variant#PUBLISHED} keeps beta1 the same at every step, where the
 * paper lets it vary, and corrects v as Adam does. {@link Variant#DL4J} corrects m by this step's
 * power instead of the next one's, and v not at all: with the default beta2 its first step is 40
 * times as long.
 *
 * @param beta1 the share of the mean that is kept, at least 0 and below 1
 * @param beta2 the share of the mean square that is kept, at least 0 and below 1
 * @param epsilon keeps the quotient finite, finite and above 0
 * @param variant how m and v are corrected
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">T. Dozat, Incorporating
 *     Nesterov Momentum into Adam, 2016, algorithm 2</a>
 */
public record Nadam(double beta1, double beta2, double epsilon, Variant variant)
        implements UpdateRule {

    public Nadam {
        Hyperparameter.requireDecay("beta1", beta1);
        Hyperparameter.requireDecay("beta2", beta2);
        Hyperparameter.requirePositive("epsilon", epsilon);
    }

    /** DL4J's and Adam's beta1 0.9, beta2 0.999 and epsilon 1e-8. */
    public Nadam(Variant variant) {
        this(0.9, 0.999, 1e-8, variant);
    }

    @Override
    public List<String> stateNames() {
        return List.of("m", "v");
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        double[] m = state[0];
        double[] v = state[1];
        double gScale = 1 - StrictMath.pow(beta1, step);
        double mScale =
                switch (variant) {
                    case PUBLISHED -> 1 - StrictMath.pow(beta1, step + 1);
                    case DL4J -> gScale;
                };
        double vScale =
                switch (variant) {
                    case PUBLISHED -> 1 - StrictMath.pow(beta2, step);
                    case DL4J -> 1;
                };
        for (int i = 0; i < w.length; i++) {
            double fresh = (1 - beta1) * gradient[i];
            m[i] = beta1 * m[i] + fresh;
            v[i] = beta2 * v[i] + (1 - beta2) * gradient[i] * gradient[i];
            double d = beta1 * m[i] / mScale + fresh / gScale;
            w[i] -= learningRate * d / (StrictMath.sqrt(v[i] / vScale) + epsilon);
        }
    }
}
