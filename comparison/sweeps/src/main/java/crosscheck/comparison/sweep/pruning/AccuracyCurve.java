package crosscheck.comparison.sweep.pruning;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.io.Serializable;
import java.util.List;

/**
 * What a pruner sees of a trial: the validation accuracy after each epoch of its first training.
 *
 * @param accuracies fractions, that after the first epoch first
 */
public record AccuracyCurve(TrialState state, List<Double> accuracies) implements Serializable {

    public AccuracyCurve {
        accuracies = List.copyOf(accuracies);
    }

    /** The curve of a trial; with no epoch where it was not begun. */
    public static AccuracyCurve of(Trial trial, EngineName engine) {
        return new AccuracyCurve(
                trial.state(),
                trial.measurement(engine, 0).stream()
                        .map(Measurement::epochs)
                        .flatMap(List::stream)
                        .map(EpochScore::validationAccuracy)
                        .toList());
    }

    public int epochs() {
        return accuracies.size();
    }

    /**
     * The accuracy after an epoch.
     *
     * @param epoch from 1 to {@link #epochs}
     * @return a fraction
     */
    public double at(int epoch) {
        return accuracies.get(epoch - 1);
    }

    /**
     * The best accuracy of the first epochs.
     *
     * @param epoch the last one of them, from 1 to {@link #epochs}
     * @return a fraction
     */
    public double bestBy(int epoch) {
        return accuracies.stream().limit(epoch).mapToDouble(a -> a).max().orElseThrow();
    }
}
