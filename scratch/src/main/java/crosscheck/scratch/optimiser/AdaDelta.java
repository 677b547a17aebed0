package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * AdaDelta: steps in the proportion of past steps to past gradients, without a learning rate.
 *
 * <pre>{@code
 * msg  = decay msg + (1 - decay) g^2
 * d    = sqrt(msdx + epsilon) / sqrt(msg + epsilon) g
 * msdx = decay msdx + (1 - decay) d^2
 * w    = w - d
 * }</pre>
 *
 * <p>msg and msdx, the mean squares of the gradients and of the steps, start at 0. DL4J computes
 * the same.
 *
 * @param decay the share of the mean squares that is kept, at least 0 and below 1
 * @param epsilon starts the steps and keeps the quotient finite, finite and above 0
 * @see <a href="https://arxiv.org/abs/1212.5701">M. D. Zeiler, ADADELTA: An Adaptive Learning Rate
 *     Method, 2012, algorithm 1</a>
 */
public record AdaDelta(double decay, double epsilon) implements UpdateRule {

    public AdaDelta {
        Hyperparameter.requireDecay("decay", decay);
        Hyperparameter.requirePositive("epsilon", epsilon);
    }

    /** The paper's and DL4J's decay 0.95 and epsilon 1e-6. */
    public AdaDelta() {
        this(0.95, 1e-6);
    }

    @Override
    public List<String> stateNames() {
        return List.of("msg", "msdx");
    }

    @Override
    public boolean hasLearningRate() {
        return false;
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        double[] msg = state[0];
        double[] msdx = state[1];
        for (int i = 0; i < w.length; i++) {
            double g = gradient[i];
            msg[i] = decay * msg[i] + (1 - decay) * g * g;
            double d = StrictMath.sqrt(msdx[i] + epsilon) / StrictMath.sqrt(msg[i] + epsilon) * g;
            msdx[i] = decay * msdx[i] + (1 - decay) * d * d;
            w[i] -= d;
        }
    }
}
