package crosscheck.scratch;

/** A loss that is no longer a finite number; thrown before the step changes any weight. */
public final class NonFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final double loss;
    private final String origin;

    /**
     * A loss and where it comes from.
     *
     * @param loss NaN or infinite
     * @param origin the first tensor on the way from the input to the loss with a number that is
     *     not finite, such as {@code layer 1 (dense 784-30), W[3][17] is NaN}
     */
    public NonFiniteException(double loss, String origin) {
        super("the loss is " + loss + "; first of all " + origin);
        this.loss = loss;
        this.origin = origin;
    }

    /** The loss; NaN or infinite. */
    public double loss() {
        return loss;
    }

    /** Where it comes from; layer, tensor, index and value. */
    public String origin() {
        return origin;
    }
}
