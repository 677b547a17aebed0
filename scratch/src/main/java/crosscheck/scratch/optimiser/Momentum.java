package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * Gradient descent with the momentum of a heavy ball: the last step goes on, a little slower.
 *
 * <pre>{@code
 * v = momentum v - lr g
 * w = w + v
 * }</pre>
 *
 * <p>DL4J has no such rule; its {@code Nesterovs} is {@link Nesterov}.
 *
 * @param momentum the share of the last step that is kept, at least 0 and below 1
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">B. T. Polyak, Some methods of
 *     speeding up the convergence of iteration methods, 1964</a>
 */
public record Momentum(double momentum) implements UpdateRule {

    public Momentum {
        Hyperparameter.requireDecay("momentum", momentum);
    }

    /** The momentum 0.9 that most texts begin with. */
    public Momentum() {
        this(0.9);
    }

    @Override
    public List<String> stateNames() {
        return List.of("v");
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        double[] v = state[0];
        for (int i = 0; i < w.length; i++) {
            v[i] = momentum * v[i] - learningRate * gradient[i];
            w[i] += v[i];
        }
    }
}
