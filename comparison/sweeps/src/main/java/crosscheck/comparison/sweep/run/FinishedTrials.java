package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The trials of a study from the first one up to one that is not finished. Each is read from the
 * database once, since nothing about it changes any more. One that ever failed counts as failed
 * without any result, also while it is tried again and when it is complete then: others may have
 * been decided by then.
 */
final class FinishedTrials {
    private final StudyStore store;
    private final List<Trial> trials = new ArrayList<>();

    FinishedTrials(StudyStore store) {
        this.store = store;
    }

    /** How many there are by now. */
    synchronized int count() {
        for (Trial trial : store.trials(trials.size(), Integer.MAX_VALUE)) {
            boolean failed = hasFailed(trial);
            if (!failed && !trial.state().isFinished()) {
                break;
            }
            trials.add(failed ? withoutResults(trial) : trial);
        }
        return trials.size();
    }

    private static boolean hasFailed(Trial trial) {
        return trial.attempts().stream()
                .anyMatch(attempt -> attempt.outcome().equals(Optional.of(TrialState.FAILED)));
    }

    private static Trial withoutResults(Trial trial) {
        return new Trial(
                trial.number(),
                trial.point(),
                TrialState.FAILED,
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                trial.attempts());
    }

    /** The first of them; fewer where one of them is not finished. */
    synchronized List<Trial> first(int count) {
        if (trials.size() < count) {
            count();
        }
        return List.copyOf(trials.subList(0, Math.min(count, trials.size())));
    }
}
