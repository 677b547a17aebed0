package crosscheck.scratch.fast;

/** The output function and the loss of a fast network, one word for both. */
public enum FastLoss {
    /**
     * Sigmoid outputs, half the squared distance to the targets.
     *
     * <pre>{@code
     * a = sigmoid(z)      L = 1 / (2 n) sum (a - t)^2      dL/dz = (a - t) a (1 - a) / n
     * }</pre>
     */
    QUADRATIC,

    /**
     * Softmax outputs, cross-entropy.
     *
     * <pre>{@code
     * p = softmax(z)      L = -1 / n sum t log p      dL/dz = (p - t) / n
     * }</pre>
     */
    CROSS_ENTROPY,

    /**
     * Sigmoid outputs divided by their sum, half the squared distance to the targets, and a
     * gradient that takes the quotients for plain sigmoids, as one lecture has it; it is not the
     * gradient of L.
     *
     * <pre>{@code
     * y_j = sigmoid(z_j) / sum over l of sigmoid(z_l)
     * L = 1 / (2 n) sum (y - t)^2      instead of dL/dz: (y - t) y (1 - y) / n
     * }</pre>
     */
    ROW_NORMALISED_QUADRATIC
}
