package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * RMSProp: the gradient divided by a running root mean square of itself.
 *
 * <pre>{@code
 * r = decay r + (1 - decay) g^2
 * w = w - lr g / (sqrt(r) + epsilon)
 * }</pre>
 *
 * <p>{@link Variant#PUBLISHED}: r starts at 0; the lecture names neither a start nor an epsilon, 0
 * and this place of epsilon are the usual reading. {@link Variant#DL4J}: r starts at epsilon.
 *
 * @param decay the share of r that is kept, at least 0 and below 1
 * @param epsilon keeps the quotient finite, finite and above 0
 * @param variant where r starts
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">T.
 *     Tieleman, G. Hinton, Lecture 6.5 of Neural Networks for Machine Learning, 2012</a>
 */
public record RmsProp(double decay, double epsilon, Variant variant) implements UpdateRule {

    public RmsProp {
        Hyperparameter.requireDecay("decay", decay);
        Hyperparameter.requirePositive("epsilon", epsilon);
    }

    /**
     * The lecture's decay 0.9, where DL4J's own is 0.95; DL4J's epsilon 1e-8, where the lecture has
     * none.
     */
    public RmsProp(Variant variant) {
        this(0.9, 1e-8, variant);
    }

    @Override
    public List<String> stateNames() {
        return List.of("r");
    }

    @Override
    public double initialState() {
        return switch (variant) {
            case PUBLISHED -> 0;
            case DL4J -> epsilon;
        };
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        double[] r = state[0];
        for (int i = 0; i < w.length; i++) {
            r[i] = decay * r[i] + (1 - decay) * gradient[i] * gradient[i];
            w[i] -= learningRate * gradient[i] / (StrictMath.sqrt(r[i]) + epsilon);
        }
    }
}
