package crosscheck.comparison.training;

/** Told how a training goes on. */
public interface TrainingListener {
    /** Does nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * A step was taken.
     *
     * @param epoch 1 for the first
     * @param step within the epoch, 1 for the first
     * @param loss before the update
     */
    default void stepDone(int epoch, int step, double loss) {}

    /** An epoch has ended and was evaluated. */
    default void epochDone(EpochMetrics metrics) {}
}
