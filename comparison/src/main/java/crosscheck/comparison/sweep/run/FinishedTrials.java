package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of a study from the first one up to one that is not finished. Each is read from the
 * database once, since nothing about it changes any more; one that failed counts as it stood then.
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
            if (!trial.state().isFinished()) {
                break;
            }
            trials.add(trial);
        }
        return trials.size();
    }

    /**
     * The first of them.
     *
     * @param count how many
     * @return fewer only where one that failed is tried again
     */
    synchronized List<Trial> first(int count) {
        if (trials.size() < count) {
            count();
        }
        return List.copyOf(trials.subList(0, Math.min(count, trials.size())));
    }
}
