package crosscheck.comparison.training;

/** A training that was asked to stop, and whose state was saved. */
public final class TrainingInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A training that ended early.
     *
     * @param epoch in progress, 1 for the first
     */
    public TrainingInterruptedException(int epoch, int step) {
        super("the training was interrupted in epoch %d after step %d".formatted(epoch, step));
    }
}
