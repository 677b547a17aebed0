package crosscheck.comparison.sweep.cluster;

import crosscheck.comparison.sweep.run.Ending;
import crosscheck.comparison.sweep.run.Journal;
import crosscheck.comparison.sweep.run.TrainingId;
import crosscheck.comparison.sweep.run.TrialStoppedException;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.TrialState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is sent back of a trial.
 *
 * @param trainings those that were begun, in the order of engines and seeds
 * @param unusable why no trial can be trained there; empty where it can
 */
public record RemoteResult(
        WorkerId executor, List<RemoteTraining> trainings, Ending ending, String unusable)
        implements Serializable {

    public RemoteResult {
        trainings = List.copyOf(trainings);
    }

    /** The answer of a process that can train no trial. */
    public static RemoteResult unusable(String reason) {
        return new RemoteResult(
                WorkerId.here(), List.of(), new Ending(TrialState.INTERRUPTED, reason), reason);
    }

    /** Trains a trial here, and collects what comes of it. */
    public static RemoteResult collect(Consumer<Journal> training) {
        Map<TrainingId, List<EpochScore>> epochs = new LinkedHashMap<>();
        Map<TrainingId, List<FinalScore>> scores = new LinkedHashMap<>();
        Journal journal =
                new Journal() {
                    @Override
                    public void epoch(TrainingId id, EpochScore score) {
                        epochs.computeIfAbsent(id, any -> new ArrayList<>()).add(score);
                    }

                    @Override
                    public void score(TrainingId id, FinalScore score) {
                        scores.put(id, List.of(score));
                    }
                };
        Ending ending = Ending.of(() -> training.accept(journal));
        return new RemoteResult(
                WorkerId.here(),
                epochs.keySet().stream()
                        .map(
                                id ->
                                        new RemoteTraining(
                                                id,
                                                epochs.get(id),
                                                scores.getOrDefault(id, List.of())))
                        .toList(),
                ending,
                "");
    }

    /**
     * Hands on what was measured, in the order in which it was, and ends as the training did.
     *
     * @param journal gets it; what it throws ends the trial here, as it would have there
     * @throws TrialStoppedException if the trial is not complete
     */
    void replay(Journal journal) {
        journal.trainedBy(executor);
        for (RemoteTraining training : trainings) {
            journal.epochs(training.id(), training.epochs());
            training.score().forEach(score -> journal.score(training.id(), score));
        }
        if (ending.state() != TrialState.COMPLETE) {
            throw new TrialStoppedException(ending.state(), ending.reason());
        }
    }
}
