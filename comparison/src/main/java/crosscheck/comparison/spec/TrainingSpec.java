package crosscheck.comparison.spec;

/**
 * How a network is trained: plain SGD over seeded mini-batches.
 *
 * @param learningRate the step size, finite and above 0
 * @param miniBatchSize examples per step, at least 1
 * @param epochs passes over the training examples, at least 1
 * @param seed decides the initial weights and the order of the examples; any value
 */
public record TrainingSpec(double learningRate, int miniBatchSize, int epochs, long seed) {

    /** The default mini-batch size: that of the lectures. */
    public static final int DEFAULT_MINI_BATCH_SIZE = 10;

    /** The default number of epochs: that of the lectures. */
    public static final int DEFAULT_EPOCHS = 30;

    /** The default seed. */
    public static final long DEFAULT_SEED = 1;

    /**
     * Checks the ranges.
     *
     * @param learningRate finite and above 0
     * @param miniBatchSize at least 1
     * @param epochs at least 1
     * @param seed any value
     * @throws IllegalArgumentException if a value is out of range
     */
    public TrainingSpec {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "the learning rate must be a finite number above 0, not " + learningRate);
        }
        if (miniBatchSize < 1) {
            throw new IllegalArgumentException(
                    "the mini-batch size must be at least 1, not " + miniBatchSize);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
        }
    }
}
