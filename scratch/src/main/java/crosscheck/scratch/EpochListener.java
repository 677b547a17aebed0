package crosscheck.scratch;

/** Told after each epoch of training. */
@FunctionalInterface
public interface EpochListener {

    /**
     * An epoch has ended.
     *
     * @param epoch 0 for the first
     * @param trainLoss the mean over the epoch's examples of the loss before each step
     */
    void epochDone(int epoch, double trainLoss);
}
