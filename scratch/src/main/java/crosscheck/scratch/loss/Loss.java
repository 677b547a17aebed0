package crosscheck.scratch.loss;

import crosscheck.scratch.tensor.Tensor;

/** How wrong the last layer's values are: at least 0, the mean over the examples. */
public interface Loss {

    /**
     * The loss of a batch.
     *
     * @param y {@code (n, k)}, the values of the last layer; not modified
     * @param targets {@code (n, k)}, one-hot rows; not modified
     * @return the mean over the n examples, at least 0, or NaN if a value is
     */
    double value(Tensor y, Tensor targets);

    /**
     * The gradient of {@link #value} with respect to the last layer's values.
     *
     * @param y {@code (n, k)}; not modified
     * @param targets {@code (n, k)}; not modified
     * @return {@code (n, k)}, new
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
}
