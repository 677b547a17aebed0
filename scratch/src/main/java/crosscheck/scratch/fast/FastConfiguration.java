package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.OptimiserSettings;
import java.util.List;
import java.util.Objects;

/**
 * What a fast network is and how it learns.
 *
 * @param sizes units of each layer from the inputs to the outputs, such as 784, 30, 10
 * @param hidden the activation of every layer between
 * @param optimiser update rule, learning rate at the beginning, clipping, L2 regularisation
 * @param dropoutRate the probability of zeroing a hidden activation in training; those kept are
 *     divided by 1 - rate
 * @param dropoutSeed what the masks are drawn from
 * @param largestMiniBatch the most examples that one step takes; at least 1
 */
public record FastConfiguration(
        List<Integer> sizes,
        Activation hidden,
        FastLoss loss,
        OptimiserSettings optimiser,
        double dropoutRate,
        long dropoutSeed,
        int largestMiniBatch) {

    public FastConfiguration {
        sizes = List.copyOf(sizes);
        Objects.requireNonNull(hidden);
        Objects.requireNonNull(loss);
        Objects.requireNonNull(optimiser);
        if (sizes.size() < 2 || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "the layers must be at least two of at least 1 unit, not " + sizes);
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

    /**
     * A network without dropout.
     *
     * @param sizes at least two, each at least 1; copied
     * @throws IllegalArgumentException if a value is out of range
     */
    public static FastConfiguration of(
            List<Integer> sizes,
            Activation hidden,
            FastLoss loss,
            OptimiserSettings optimiser,
            int largestMiniBatch) {
        return new FastConfiguration(sizes, hidden, loss, optimiser, 0, 0, largestMiniBatch);
    }

    /**
     * The same with dropout of the hidden activations.
     *
     * @param rate probability of zeroing, from 0 to below 1
     * @return a copy
     * @throws IllegalArgumentException if the rate is out of range
     */
    public FastConfiguration withDropout(double rate, long seed) {
        return new FastConfiguration(sizes, hidden, loss, optimiser, rate, seed, largestMiniBatch);
    }

    int inputs() {
        return sizes.get(0);
    }

    int outputs() {
        return sizes.get(sizes.size() - 1);
    }

    /** Refuses data of another shape with an {@link IllegalArgumentException}. */
    void requireFit(Dataset data) {
        if (data.featureCount() != inputs() || data.classCount() > outputs()) {
            throw new IllegalArgumentException(
                    "the network takes %d features and up to %d classes, not %d and %d"
                            .formatted(
                                    inputs(), outputs(), data.featureCount(), data.classCount()));
        }
    }
}
