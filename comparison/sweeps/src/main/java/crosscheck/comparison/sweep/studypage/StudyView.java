package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.sweep.study.WinnerTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A study as it was at one moment.
 *
 * @param trials all of them, in the order of their numbers
 * @param again the command that trains the best trial again; empty where none is complete
 */
public record StudyView(
        StudySpec spec, List<Trial> trials, List<WinnerTest> tests, Optional<String> again) {

    public StudyView {
        trials = List.copyOf(trials);
        tests = List.copyOf(tests);
    }

    /** A study as it is now. */
    public static StudyView of(StudyStore store, Optional<String> again) {
        return new StudyView(store.spec(), store.trials(), store.tests(), again);
    }

    List<Trial> complete() {
        return trials.stream().filter(trial -> trial.objective().isPresent()).toList();
    }

    /** The complete trials, the best first; equal ones by their number. */
    List<Trial> ranked() {
        return complete().stream()
                .sorted(
                        Comparator.comparingDouble((Trial t) -> -t.objective().getAsDouble())
                                .thenComparing(Trial::number))
                .toList();
    }

    Optional<Trial> best() {
        return ranked().stream().findFirst();
    }

    long count(TrialState state) {
        return trials.stream().filter(trial -> trial.state() == state).count();
    }

    /** The objective, or what was last measured towards it; a fraction. */
    OptionalDouble lastAccuracy(Trial trial) {
        if (trial.objective().isPresent()) {
            return trial.objective();
        }
        return trial.measurements().stream()
                .filter(m -> m.engine() == spec.reference() && !m.epochs().isEmpty())
                .map(Measurement::epochs)
                .map(epochs -> epochs.get(epochs.size() - 1))
                .mapToDouble(EpochScore::validationAccuracy)
                .average();
    }

    /** At most so many of a list, evenly apart, the first and the last among them. */
    static <T> List<T> thin(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
        }
        return some;
    }

    static double percent(Trial trial) {
        return 100 * trial.objective().orElseThrow();
    }
}
