package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * Stochastic gradient descent.
 *
 * <pre>{@code
 * w -= learningRate * dL/dw
 * }</pre>
 */
public record Sgd() implements UpdateRule {

    @Override
    public List<String> stateNames() {
        return List.of();
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        for (int i = 0; i < w.length; i++) {
            w[i] -= learningRate * gradient[i];
        }
    }
}
