package crosscheck.scratch;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a training brought.
 *
 * @param epochs one for each epoch that was run, in order
 * @param bestEpoch the one with the lowest validation loss, 0 for the first; empty if none was
 *     finite
 * @param stoppedEarlyAt the last epoch, if early stopping ended the training; empty if all epochs
 *     were run
 */
public record TrainingHistory(
        List<EpochResult> epochs, OptionalInt bestEpoch, OptionalInt stoppedEarlyAt) {

    /**
     * Copies the list.
     *
     * @param epochs not modified
     * @param bestEpoch as above
     * @param stoppedEarlyAt as above
     */
    public TrainingHistory {
        epochs = List.copyOf(epochs);
    }
}
