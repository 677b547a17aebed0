package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Has one trial trained on every engine from every seed and keeps each result as it comes. What was
 * kept by an earlier attempt is not trained again.
 *
 * @param stop ends the training in hand
 */
record TrialRunner(Job job, TrialTrainer trainer, FinishedTrials finished, StopRequest stop) {

    /** Trains, and ends the attempt whatever happens, but for a database that cannot be used. */
    void run(Claim claim) {
        StudyStore store = job.store();
        TrialWork work =
                TrialWork.of(
                        store.spec(),
                        store.trial(claim.trial()),
                        finished.first(job.pruner().trialsBefore(claim.trial())));
        StoreJournal journal = new StoreJournal(store, claim);
        try {
            finish(claim, Ending.of(() -> trainer.train(work, journal, stop::isRequested)));
            journal.executor().ifPresent(executor -> store.trainedBy(claim, executor));
        } catch (ClusterException e) {
            stop.request();
            finish(claim, new Ending(TrialState.INTERRUPTED, e.getMessage()));
            throw e;
        }
    }

    private void finish(Claim claim, Ending ending) {
        StudyStore store = job.store();
        OptionalDouble objective =
                ending.state() == TrialState.COMPLETE
                        ? store.trial(claim.trial()).meanAccuracy(store.spec().reference())
                        : OptionalDouble.empty();
        store.finish(
                claim,
                ending.state(),
                objective,
                Optional.of(ending.reason()).filter(reason -> !reason.isEmpty()));
    }
}
