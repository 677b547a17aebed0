package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;

/**
 * Keeps what comes in the database.
 *
 * @param store of the study
 * @param claim the trial
 */
record StoreJournal(StudyStore store, Claim claim) implements Journal {
    @Override
    public void epoch(TrainingId training, EpochScore score) {
        store.addEpoch(claim, training.engine(), training.seedIndex(), score);
    }

    @Override
    public void score(TrainingId training, FinalScore score) {
        store.addScore(claim, training.engine(), training.seedIndex(), score);
    }
}
