package crosscheck.comparison.training;

import java.util.List;

/**
 * What a training brought that did not look at the test examples.
 *
 * @param epochs one entry for each epoch, at least one
 * @param keptEpoch the epoch that counts, 1 for the first: the last, or with early stopping the
 *     best on the validation examples
 */
public record ValidationResult(List<EpochMetrics> epochs, int keptEpoch) {

    public ValidationResult {
        epochs = List.copyOf(epochs);
        if (keptEpoch < 1 || keptEpoch > epochs.size()) {
            throw new IllegalArgumentException(
                    "epoch %d is none of %d".formatted(keptEpoch, epochs.size()));
        }
    }

    /** The epoch that counts; what was measured in it. */
    public EpochMetrics kept() {
        return epochs.get(keptEpoch - 1);
    }
}
