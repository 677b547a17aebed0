package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import java.util.List;

/** Gets what the trainings of one trial come to, one after the other. */
public interface Journal {

    /**
     * An epoch is done.
     *
     * @param score what was measured, all finite
     * @throws TrialStoppedException if the trial is to end here
     */
    void epoch(TrainingId training, EpochScore score);

    /**
     * Epochs are done, that were measured elsewhere.
     *
     * @param scores what was measured, in their order
     * @throws TrialStoppedException if the trial is to end at one of them
     */
    default void epochs(TrainingId training, List<EpochScore> scores) {
        scores.forEach(score -> epoch(training, score));
    }

    /**
     * A training has ended.
     *
     * @param score what it came to, all finite
     */
    void score(TrainingId training, FinalScore score);

    /** Another process has trained for this one. Not called where this one trains. */
    default void trainedBy(WorkerId executor) {}
}
