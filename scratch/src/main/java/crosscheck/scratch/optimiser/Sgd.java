package crosscheck.scratch.optimiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;

/**
 * Stochastic gradient descent.
 *
 * <pre>{@code
 * w -= learningRate * dL/dw
 * }</pre>
 *
 * @param learningRate the step size, finite and above 0
 */
public record Sgd(double learningRate) implements Optimiser {

    /**
     * Checks the learning rate.
     *
     * @param learningRate finite and above 0
     * @throws IllegalArgumentException if it is not
     */
    public Sgd {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be finite and above 0, not " + learningRate);
        }
    }

    @Override
    public void update(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            double[] w = parameter.value().values();
            double[] gradient = parameter.gradient().values();
            for (int i = 0; i < w.length; i++) {
                w[i] -= learningRate * gradient[i];
            }
        }
    }
}
