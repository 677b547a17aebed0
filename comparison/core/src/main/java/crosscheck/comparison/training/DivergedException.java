package crosscheck.comparison.training;

/** Training whose loss is no longer a finite number, or whose weights have run away. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Weights that have run away while the loss is still finite.
     *
     * @param epoch 1 for the first
     * @param step within the epoch, 1 for the first
     * @param weight layer, tensor, index and value
     */
    public DivergedException(String engine, int epoch, int step, String weight) {
        super(
                "Training diverged on %s: the weights have run away by epoch %d, step %d, first of all %s; try a smaller --learning-rate."
                        .formatted(engine, epoch, step, weight));
    }

    /**
     * A loss that is not finite.
     *
     * @param epoch 1 for the first
     * @param step within the epoch, 1 for the first
     * @param loss NaN or infinite
     * @param origin the first number that is not finite: layer, tensor, index and value
     */
    public DivergedException(String engine, int epoch, int step, double loss, String origin) {
        super(
                "Training diverged on %s: the loss is %s at epoch %d, step %d, first of all %s; try a smaller --learning-rate."
                        .formatted(engine, loss, epoch, step, origin));
    }
}
