package crosscheck.comparison.training;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StateTensor;
import java.util.List;

/**
 * A training between two steps: all that the rest of it depends on beside network, training, data
 * and engine. The order of the examples needs nothing more, it is a function of seed and epoch.
 *
 * @param step steps done of the epoch in progress, the one after {@code epochs}; at least 0
 * @param lossSum over these steps, of the mean loss times the examples of the mini-batch
 * @param trainSeconds wall-clock time of these steps; at least 0
 * @param weights from the input to the output, W before b
 * @param stepCount steps done in all epochs; at least {@code step}
 * @param optimiserState after these steps, as {@link
 *     crosscheck.comparison.engine.Trainee#optimiserState} gives it
 * @param best with early stopping the weights that would be kept if no better ones came; else empty
 */
public record TrainingState(
        int step,
        double lossSum,
        double trainSeconds,
        List<EpochMetrics> epochs,
        List<ParameterTensor> weights,
        long stepCount,
        List<StateTensor> optimiserState,
        List<ParameterTensor> best) {

    public TrainingState {
        epochs = List.copyOf(epochs);
        weights = List.copyOf(weights);
        optimiserState = List.copyOf(optimiserState);
        best = List.copyOf(best);
        if (step < 0 || stepCount < step || !(trainSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "step %d of an epoch, %d of all, %s s: none may be negative, the second not the smallest"
                            .formatted(step, stepCount, trainSeconds));
        }
    }

    /**
     * A training before its first step.
     *
     * @param initialWeights one tensor for each parameter; kept, not modified
     * @return nothing done, nothing remembered
     */
    public static TrainingState start(List<ParameterTensor> initialWeights) {
        return new TrainingState(0, 0, 0, List.of(), initialWeights, 0, List.of(), List.of());
    }

    /** The epoch of the best weights; 1 for the first; 0 where there are none. */
    public int bestEpoch() {
        return best.isEmpty()
                ? 0
                : Kept.LOWEST_LOSS.epoch(epochs.stream().map(EpochMetrics::validation).toList());
    }

    /** The epoch in progress; 1 for the first. */
    public int epoch() {
        return epochs.size() + 1;
    }
}
