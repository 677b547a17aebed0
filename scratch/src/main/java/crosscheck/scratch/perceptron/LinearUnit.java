package crosscheck.scratch.perceptron;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A weighted sum with a bias, and a step after it.
 *
 * <pre>{@code
 * a = w . x + b,   output 1 if a > 0, else 0
 * }</pre>
 *
 * A unit that fires where {@code w . x > T} is the same with {@code b = -T}.
 *
 * @param weights one for each input; at least one
 * @param bias added to the sum
 */
public record LinearUnit(List<Double> weights, double bias) {

    public LinearUnit {
        weights = List.copyOf(weights);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("a unit needs at least 1 weight, not 0");
        }
    }

    /**
     * A unit with weights and bias 0.
     *
     * @param inputs at least 1
     * @return the unit
     * @throws IllegalArgumentException if there is no input
     */
    public static LinearUnit zero(int inputs) {
        return new LinearUnit(Collections.nCopies(inputs, 0.0), 0);
    }

    /**
     * A unit that fires where the weighted sum is above a threshold.
     *
     * @param weights one for each input; copied
     * @return the unit with bias -T
     */
    public static LinearUnit withThreshold(List<Double> weights, double threshold) {
        return new LinearUnit(weights, 0 - threshold);
    }

    /**
     * The weighted sum with the bias.
     *
     * @param x one value for each weight; not modified
     * @return {@code w . x + b}, summed from the first input to the last, the bias last
     * @throws IllegalArgumentException if there are more or fewer inputs than weights
     */
    public double activation(double... x) {
        if (x.length != weights.size()) {
            throw new IllegalArgumentException(
                    "the unit takes " + weights.size() + " inputs, not " + x.length);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights.get(i) * x[i];
        }
        return sum + bias;
    }

    /**
     * What the unit puts out.
     *
     * @param x one value for each weight; not modified
     * @return 1 if the activation is above 0, else 0
     */
    public int output(double... x) {
        return activation(x) > 0 ? 1 : 0;
    }

    /**
     * The unit after an update of the perceptron.
     *
     * @param y the factor, +1 or -1
     * @param x one value for each weight; not modified
     * @return weights {@code w + y x}, bias {@code b + y}
     */
    public LinearUnit plus(double y, double... x) {
        List<Double> moved = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            moved.add(weights.get(i) + y * x[i]);
        }
        return new LinearUnit(moved, bias + y);
    }
}
