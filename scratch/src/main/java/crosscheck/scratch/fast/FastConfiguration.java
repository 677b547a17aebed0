package crosscheck.scratch.fast;

import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import java.util.List;
import java.util.Objects;

/**
 * What a fast network is and how it learns.
 *
 * @param sizes units of each layer from the inputs to the outputs, such as 784, 30, 10
 * @param hidden the activation of every layer between
 * @param loss the output function and the loss
 * @param rule how a gradient changes the weights
 * @param learningRate the step size at the beginning
 * @param l2Coefficient lambda of the term 1/2 lambda |W|^2, which adds lambda W to the gradient;
 *     not for biases, and not part of the loss that is told
 * @param dropoutRate the probability of zeroing a hidden activation in training; those kept are
 *     divided by 1 - rate
 * @param dropoutSeed what the masks are drawn from
 * @param largestMiniBatch the most examples that one step takes
 */
public record FastConfiguration(
        List<Integer> sizes,
        Activation hidden,
        FastLoss loss,
        UpdateRule rule,
        double learningRate,
        double l2Coefficient,
        double dropoutRate,
        long dropoutSeed,
        int largestMiniBatch) {

    /**
     * Checks every value.
     *
     * @param sizes at least two, each at least 1
     * @param hidden not null
     * @param loss not null
     * @param rule not null
     * @param learningRate finite and above 0
     * @param l2Coefficient finite and at least 0
     * @param dropoutRate from 0 to below 1
     * @param dropoutSeed any value
     * @param largestMiniBatch at least 1
     * @throws IllegalArgumentException if a value is out of range
     */
    public FastConfiguration {
        sizes = List.copyOf(sizes);
        Objects.requireNonNull(hidden);
        Objects.requireNonNull(loss);
        Objects.requireNonNull(rule);
        if (sizes.size() < 2 || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "the layers must be at least two of at least 1 unit, not " + sizes);
        }
        checkLearningRate(learningRate);
        if (!(l2Coefficient >= 0) || Double.isInfinite(l2Coefficient)) {
            throw new IllegalArgumentException(
                    "the L2 coefficient must be finite and at least 0, not " + l2Coefficient);
        }
        if (!(dropoutRate >= 0 && dropoutRate < 1)) {
            throw new IllegalArgumentException(
                    "the dropout rate must be from 0 to below 1, not " + dropoutRate);
        }
        if (largestMiniBatch < 1) {
            throw new IllegalArgumentException(
                    "the largest mini-batch must have at least 1 example, not " + largestMiniBatch);
        }
    }

    static void checkLearningRate(double learningRate) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be finite and above 0, not " + learningRate);
        }
    }

    /**
     * Plain stochastic gradient descent, without regularisation.
     *
     * @param sizes at least two, each at least 1
     * @param hidden the activation between
     * @param loss the output function and the loss
     * @param learningRate finite and above 0
     * @param largestMiniBatch at least 1
     * @return a configuration to be used, or changed by the methods below
     * @throws IllegalArgumentException if a value is out of range
     */
    public static FastConfiguration sgd(
            List<Integer> sizes,
            Activation hidden,
            FastLoss loss,
            double learningRate,
            int largestMiniBatch) {
        return new FastConfiguration(
                sizes, hidden, loss, new Sgd(), learningRate, 0, 0, 0, largestMiniBatch);
    }

    /**
     * Another update rule.
     *
     * @param other not null
     * @return a copy with it
     */
    public FastConfiguration withRule(UpdateRule other) {
        return new FastConfiguration(
                sizes,
                hidden,
                loss,
                other,
                learningRate,
                l2Coefficient,
                dropoutRate,
                dropoutSeed,
                largestMiniBatch);
    }

    /**
     * Another L2 coefficient.
     *
     * @param other finite and at least 0
     * @return a copy with it
     * @throws IllegalArgumentException if it is out of range
     */
    public FastConfiguration withL2Coefficient(double other) {
        return new FastConfiguration(
                sizes,
                hidden,
                loss,
                rule,
                learningRate,
                other,
                dropoutRate,
                dropoutSeed,
                largestMiniBatch);
    }

    /**
     * Dropout of the hidden activations.
     *
     * @param rate probability of zeroing, from 0 to below 1
     * @param seed any value
     * @return a copy with it
     * @throws IllegalArgumentException if the rate is out of range
     */
    public FastConfiguration withDropout(double rate, long seed) {
        return new FastConfiguration(
                sizes,
                hidden,
                loss,
                rule,
                learningRate,
                l2Coefficient,
                rate,
                seed,
                largestMiniBatch);
    }

    int inputs() {
        return sizes.get(0);
    }

    int outputs() {
        return sizes.get(sizes.size() - 1);
    }
}
