package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.sweep.pruning.Curve;
import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.TrialSeed;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.ValidationResult;
import java.util.List;
import java.util.Optional;

/**
 * Trains a trial once, on one engine from one seed, and keeps what comes of it.
 *
 * @param job the study
 * @param finished what its pruner may look at
 * @param stop ends the training in hand
 */
record TrialTraining(Job job, FinishedTrials finished, StopRequest stop) {
    private static final double LONGEST_SECONDS = 1e9;

    /** When what begins now has taken too long, as {@link System#nanoTime} has it. */
    long deadline() {
        double seconds = job.store().spec().timeLimitSeconds().orElse(LONGEST_SECONDS);
        return System.nanoTime() + (long) (1e9 * Math.min(seconds, LONGEST_SECONDS));
    }

    /**
     * Trains.
     *
     * @param claim the trial
     * @param configuration what its point means
     * @param engine on which
     * @param seedIndex 0 for the trial's first seed
     * @param deadlineNanos of {@link System#nanoTime}
     * @throws TrialStoppedException if it was ended before its last epoch
     */
    void run(
            Claim claim,
            Configuration configuration,
            Engine engine,
            int seedIndex,
            long deadlineNanos) {
        StudySpec spec = job.store().spec();
        boolean first = engine.name() == spec.reference() && seedIndex == 0;
        Optional<PruningWatch> watch =
                first ? Optional.of(watch(claim, configuration)) : Optional.empty();
        TrialListener listener =
                new TrialListener(
                        stop,
                        deadlineNanos,
                        spec.timeLimitSeconds().orElse(LONGEST_SECONDS) + " s",
                        epoch -> {
                            job.store().addEpoch(claim, engine.name(), seedIndex, epoch);
                            watch.ifPresent(w -> w.epochDone(epoch.validationAccuracy()));
                        });
        TrainingSpec training =
                configuration
                        .training()
                        .withSeed(TrialSeed.of(spec.seed(), claim.trial(), seedIndex));
        long begin = System.nanoTime();
        ValidationResult result =
                new Training(configuration.network(), training, job.split())
                        .validate(
                                engine,
                                job.precision(),
                                ScratchEngine.drawWeights(configuration.network(), training.seed()),
                                listener);
        long nanos = System.nanoTime() - begin - listener.keepingNanos();
        job.store().addScore(claim, engine.name(), seedIndex, score(result, nanos / 1e9));
    }

    private static FinalScore score(ValidationResult result, double seconds) {
        return new FinalScore(
                result.keptEpoch(),
                result.kept().validation().accuracyFraction(),
                result.kept().validation().loss(),
                result.epochs().stream().mapToDouble(epoch -> epoch.trainSeconds()).sum(),
                seconds);
    }

    private PruningWatch watch(Claim claim, Configuration configuration) {
        int before = job.pruner().trialsBefore(claim.trial());
        EngineName engine = job.store().spec().reference();
        List<Curve> earlier =
                finished.first(before).stream().map(trial -> Curve.of(trial, engine)).toList();
        return new PruningWatch(job.pruner(), earlier, configuration.training().epochs());
    }
}
