package crosscheck.comparison.checkpoint;

import crosscheck.comparison.training.TrainingState;

/**
 * Where a training stands.
 *
 * @param epoch in progress, 1 for the first
 * @param bestEpoch whose weights early stopping would keep; 0 where there are none yet
 */
public record Position(int epoch, int step, long stepCount, int bestEpoch) {

    static Position of(TrainingState state) {
        return new Position(state.epoch(), state.step(), state.stepCount(), state.bestEpoch());
    }

    /** For people, such as {@code epoch 3, step 120}. */
    @Override
    public String toString() {
        return "epoch " + epoch + ", step " + step;
    }
}
