package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/**
 * How wrong the last layer's values are: at least 0, and the mean over the examples unless its name
 * says otherwise ({@link Scaling}).
 *
 * <p>A value or target that is NaN gives NaN.
 */
public interface Loss {

    /**
     * The loss of a batch.
     *
     * @param y {@code (n, k)}, the values of the last layer; not modified
     * @param targets {@code (n, k)}, one-hot rows unless the loss says otherwise; not modified
     * @return the mean over the n examples, at least 0, or NaN if a value is
     * @throws IllegalArgumentException if the shapes differ
     */
    double value(Tensor y, Tensor targets);

    /**
     * The gradient of {@link #value} with respect to the last layer's values.
     *
     * @param y {@code (n, k)}; not modified
     * @param targets {@code (n, k)}; not modified
     * @return {@code (n, k)}, new
     * @throws IllegalArgumentException if the shapes differ
     */
    Tensor gradient(Tensor y, Tensor targets);

    /**
     * What the network puts out for the last layer's values.
     *
     * @param y {@code (n, k)}; not modified
     * @return {@code (n, k)}: {@code y} itself, unless the loss has an output function of its own
     */
    default Tensor outputs(Tensor y) {
        return y;
    }

    /**
     * What the sum over the examples is divided by to give {@link #value}. The mean over several
     * batches follows from it.
     *
     * @param examples n, the number of examples of a batch
     * @return n; 1 for a loss that is a sum
     */
    default int divisor(int examples) {
        return examples;
    }
}
