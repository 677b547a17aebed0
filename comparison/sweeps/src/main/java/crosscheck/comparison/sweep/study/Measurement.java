package crosscheck.comparison.sweep.study;

import crosscheck.comparison.engine.EngineName;
import java.util.List;
import java.util.Optional;

/**
 * One training of a trial: on one engine, from one seed.
 *
 * @param seedIndex 0 for the first seed of the trial
 * @param epochs in their order; empty before the first has ended
 */
public record Measurement(
        EngineName engine,
        int seedIndex,
        long seed,
        List<EpochScore> epochs,
        Optional<FinalScore> score) {

    public Measurement {
        epochs = List.copyOf(epochs);
    }
}
