package crosscheck.comparison.training;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.data.Evaluation;
import java.util.List;

/**
 * What a training brought.
 *
 * @param seed of the initial weights, the order of the examples and the dropout masks
 * @param epochs one entry for each epoch, at least one
 * @param keptEpoch the epoch whose weights were kept, 1 for the first: the last, or with early
 *     stopping the best on the validation examples
 * @param test accuracy and loss of these weights on the test examples, measured once
 * @param predictions of these weights for the test examples, in their order; {@code test} counts
 *     the correct ones; as many as {@code test} has examples, as many of them correct
 * @param weights these weights, from the input to the output, W before b; empty where they were not
 *     kept
 */
public record TrainingResult(
        EngineName engine,
        String computesWith,
        Precision precision,
        long seed,
        List<EpochMetrics> epochs,
        int keptEpoch,
        Evaluation test,
        Predictions predictions,
        List<ParameterTensor> weights) {

    public TrainingResult {
        epochs = List.copyOf(epochs);
        weights = List.copyOf(weights);
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a training has at least one epoch");
        }
        if (predictions.size() != test.examples() || predictions.correct() != test.correct()) {
            throw new IllegalArgumentException(
                    "%d correct of %d predictions do not belong to %d of %d"
                            .formatted(
                                    predictions.correct(),
                                    predictions.size(),
                                    test.correct(),
                                    test.examples()));
        }
    }

    /** The same measurements, for when there are many of them; a copy that keeps no weights. */
    public TrainingResult withoutWeights() {
        return new TrainingResult(
                engine,
                computesWith,
                precision,
                seed,
                epochs,
                keptEpoch,
                test,
                predictions,
                List.of());
    }

    /**
     * The training time of an epoch; the median over the epochs, in seconds, without evaluation.
     */
    public double secondsPerEpoch() {
        double[] sorted =
                epochs.stream().mapToDouble(EpochMetrics::trainSeconds).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
