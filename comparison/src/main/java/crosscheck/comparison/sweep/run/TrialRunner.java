package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.sweep.pruning.Curve;
import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.training.DivergedException;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.ValidationResult;
import crosscheck.scratch.NonFiniteException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trains one trial on every engine from every seed and keeps each result as it comes. What was kept
 * by an earlier attempt is not trained again.
 *
 * @param job the study
 * @param finished what its pruner may look at
 * @param stop ends the training in hand
 */
record TrialRunner(Job job, FinishedTrials finished, StopRequest stop) {
    private static final double LONGEST_SECONDS = 1e9;

    /** Trains, and ends the attempt whatever happens, but for a database that cannot be used. */
    void run(Claim claim) {
        StudyStore store = job.store();
        try {
            train(claim, deadline());
            OptionalDouble objective =
                    store.trial(claim.trial()).meanAccuracy(store.spec().reference());
            store.finish(claim, TrialState.COMPLETE, objective, Optional.empty());
        } catch (StudyStoreException e) {
            throw e;
        } catch (TrialStoppedException e) {
            fail(claim, e.state(), e.getMessage());
        } catch (DivergedException | NonFiniteException e) {
            fail(claim, TrialState.DIVERGED, e.getMessage());
        } catch (InvalidPointException e) {
            fail(claim, TrialState.INVALID, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            fail(claim, TrialState.FAILED, e.toString());
        }
    }

    private void fail(Claim claim, TrialState state, String reason) {
        job.store().finish(claim, state, OptionalDouble.empty(), Optional.of(reason));
    }

    private long deadline() {
        double seconds = job.store().spec().timeLimitSeconds().orElse(LONGEST_SECONDS);
        return System.nanoTime() + (long) (1e9 * Math.min(seconds, LONGEST_SECONDS));
    }

    private void train(Claim claim, long deadlineNanos) {
        Trial trial = job.store().trial(claim.trial());
        Configuration configuration = job.configurations().of(trial.point());
        for (Engine engine : job.engines()) {
            for (int seed = 0; seed < job.store().spec().seeds(); seed++) {
                boolean done =
                        trial.measurement(engine.name(), seed)
                                .flatMap(Measurement::score)
                                .isPresent();
                if (!done) {
                    train(claim, configuration, engine, seed, deadlineNanos);
                }
            }
        }
    }

    private void train(
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
