package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import java.util.List;
import java.util.Optional;

/** Keeps what comes in the database. Used by one thread. */
final class StoreJournal implements Journal {
    private final StudyStore store;
    private final Claim claim;
    private Optional<WorkerId> executor = Optional.empty();

    /** A journal of one attempt. */
    StoreJournal(StudyStore store, Claim claim) {
        this.store = store;
        this.claim = claim;
    }

    @Override
    public void epoch(TrainingId training, EpochScore score) {
        store.addEpoch(claim, training.engine(), training.seedIndex(), score);
    }

    /** At once: a transaction for each of many epochs takes longer than to train them. */
    @Override
    public void epochs(TrainingId training, List<EpochScore> scores) {
        store.addEpoch(
                claim, training.engine(), training.seedIndex(), scores.toArray(EpochScore[]::new));
    }

    @Override
    public void score(TrainingId training, FinalScore score) {
        store.addScore(claim, training.engine(), training.seedIndex(), score);
    }

    @Override
    public void trainedBy(WorkerId process) {
        executor = Optional.of(process);
    }

    /** Who trained, where it was not this process. */
    Optional<WorkerId> executor() {
        return executor;
    }
}
