package crosscheck.comparison.sweep.analysis;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.util.List;
import java.util.Optional;

/**
 * What was saved by searching with one engine and confirming the best trials with another, in
 * seconds of trainings, of however many workers. What the other engine would have taken for all
 * complete trials is estimated from those that both trained:
 *
 * <pre>
 * {@code estimate = searchSeconds * confirmSeconds / (the reference's seconds for the same trials)}
 * </pre>
 */
public record TimeSaved(
        EngineName other,
        int confirmed,
        int complete,
        double searchSeconds,
        double confirmSeconds,
        double estimatedSeconds) {

    /**
     * Adds up the times.
     *
     * @return empty where nothing was confirmed yet
     */
    public static Optional<TimeSaved> of(StudySpec spec, List<Trial> trials, EngineName other) {
        List<Trial> complete =
                trials.stream().filter(trial -> trial.objective().isPresent()).toList();
        List<Trial> both =
                complete.stream()
                        .filter(trial -> EngineAgreement.isMeasured(spec, trial, other))
                        .toList();
        double search = seconds(complete, spec.reference());
        double confirm = seconds(both, other);
        double same = seconds(both, spec.reference());
        if (both.isEmpty() || !(same > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new TimeSaved(
                        other,
                        both.size(),
                        complete.size(),
                        search,
                        confirm,
                        search * confirm / same));
    }

    /**
     * The difference; estimated for the other engine alone, less what both took; negative where
     * nothing was saved.
     */
    public double seconds() {
        return estimatedSeconds - searchSeconds - confirmSeconds;
    }

    private static double seconds(List<Trial> trials, EngineName engine) {
        return trials.stream().mapToDouble(trial -> trial.seconds(engine)).sum();
    }
}
