package crosscheck.comparison.training;

/** Told how a training goes on. */
public interface TrainingListener {

    /**
     * A step was taken.
     *
     * @param epoch 1 for the first
     * @param step within the epoch, 1 for the first
     * @param loss before the update
     */
    void stepDone(int epoch, int step, double loss);

    /**
     * An epoch has ended and was evaluated.
     *
     * @param metrics what was measured
     */
    void epochDone(EpochMetrics metrics);
}
