package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * AdaGrad: a weight's steps shrink with the root of the sum of its squared gradients so far.
 *
 * <pre>{@code
 * h = h + g^2
 * w = w - lr g / (sqrt(h) + epsilon)
 * }</pre>
 *
 * <p>{@link Variant#PUBLISHED}: h starts at 0. {@link Variant#DL4J}: h starts at 1e-6, whatever
 * epsilon is: its {@code AdaGradUpdater} fills the state with the default epsilon, not with the
 * configured one.
 *
 * @param epsilon keeps the quotient finite, finite and above 0
 * @param variant where h starts
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">J. Duchi, E. Hazan, Y. Singer, Adaptive
 *     Subgradient Methods for Online Learning and Stochastic Optimization, 2011, figure 1 with
 *     diagonal matrices</a>
 */
public record AdaGrad(double epsilon, Variant variant) implements UpdateRule {

    private static final double START_OF_DL4J = 1e-6;

    public AdaGrad {
        Hyperparameter.requirePositive("epsilon", epsilon);
    }

    /** DL4J's epsilon 1e-6; the paper leaves it open. */
    public AdaGrad(Variant variant) {
        this(1e-6, variant);
    }

    @Override
    public List<String> stateNames() {
        return List.of("h");
    }

    @Override
    public double initialState() {
        return switch (variant) {
            case PUBLISHED -> 0;
            case DL4J -> START_OF_DL4J;
        };
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        double[] h = state[0];
        for (int i = 0; i < w.length; i++) {
            h[i] += gradient[i] * gradient[i];
            w[i] -= learningRate * gradient[i] / (StrictMath.sqrt(h[i]) + epsilon);
        }
    }
}
