package crosscheck.scratch.optimiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;

/**
 * L2 regularisation: a penalty on large weights, not on biases.
 *
 * <pre>{@code
 * penalty  1/2 coefficient * sum of w^2 over the parameters named W
 * gradient coefficient * w
 * }</pre>
 *
 * <p>The same half as DL4J's {@code l2}. The book divides by the number of training examples as
 * well.
 *
 * @param coefficient finite and at least 0; 0 is none
 * @see <a href="http://neuralnetworksanddeeplearning.com/chap3.html#regularization">M. Nielsen,
 *     Neural Networks and Deep Learning, chapter 3</a>
 */
public record L2(double coefficient) {
    private static final String WEIGHTS = "W";

    public L2 {
        if (!(coefficient >= 0) || Double.isInfinite(coefficient)) {
            throw new IllegalArgumentException(
                    "the L2 coefficient must be finite and at least 0, not " + coefficient);
        }
    }

    /**
     * What is added to the loss.
     *
     * @param parameters of the network; not modified
     * @return at least 0
     */
    public double penalty(List<Parameter> parameters) {
        double sum = 0;
        for (Parameter parameter : parameters) {
            if (appliesTo(parameter)) {
                for (double w : parameter.value().values()) {
                    sum += w * w;
                }
            }
        }
        return 0.5 * coefficient * sum;
    }

    /**
     * Adds the gradient of the penalty with respect to one parameter.
     *
     * @param parameter not modified
     * @param gradient as many numbers as the parameter has; modified
     */
    public void addGradient(Parameter parameter, double[] gradient) {
        if (appliesTo(parameter)) {
            double[] w = parameter.value().values();
            for (int i = 0; i < w.length; i++) {
                gradient[i] += coefficient * w[i];
            }
        }
    }

    private boolean appliesTo(Parameter parameter) {
        // without this test a coefficient of 0 would turn infinite weights into NaN gradients
        return coefficient > 0 && parameter.name().equals(WEIGHTS);
    }
}
