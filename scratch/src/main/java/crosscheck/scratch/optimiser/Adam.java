package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * Adam: a running mean of the gradient divided by a running root mean square of it.
 *
 * <pre>{@code
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * PUBLISHED   w = w - lr m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * DL4J        w = w - lr sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)
 * }</pre>
 *
 * <p>m and v start at 0. {@link Variant#DL4J} is the order that the paper gives as the quicker one
 * at the end of its section 2, with its "epsilon hat": the same but that epsilon counts {@code 1 /
 * sqrt(1 - beta2^t)} times as much, 32 times in the first step with the default beta2.
 *
 * @param beta1 the share of the mean that is kept, at least 0 and below 1
 * @param beta2 the share of the mean square that is kept, at least 0 and below 1
 * @param epsilon keeps the quotient finite, finite and above 0
 * @see <a href="https://arxiv.org/abs/1412.6980">D. P. Kingma, J. Ba, Adam: A Method for Stochastic
 *     Optimization, 2015, algorithm 1</a>
 */
public record Adam(double beta1, double beta2, double epsilon, Variant variant)
        implements UpdateRule {

    public Adam {
        Hyperparameter.requireDecay("beta1", beta1);
        Hyperparameter.requireDecay("beta2", beta2);
        Hyperparameter.requirePositive("epsilon", epsilon);
    }

    /** The paper's and DL4J's beta1 0.9, beta2 0.999 and epsilon 1e-8. */
    public Adam(Variant variant) {
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
        double mScale = 1 - StrictMath.pow(beta1, step);
        double vScale = 1 - StrictMath.pow(beta2, step);
        double dl4jRate = learningRate * StrictMath.sqrt(vScale) / mScale;
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * gradient[i];
            v[i] = beta2 * v[i] + (1 - beta2) * gradient[i] * gradient[i];
            w[i] -=
                    switch (variant) {
                        case PUBLISHED ->
                                learningRate
                                        * (m[i] / mScale)
                                        / (StrictMath.sqrt(v[i] / vScale) + epsilon);
                        case DL4J -> dl4jRate * m[i] / (StrictMath.sqrt(v[i]) + epsilon);
                    };
        }
    }
}
