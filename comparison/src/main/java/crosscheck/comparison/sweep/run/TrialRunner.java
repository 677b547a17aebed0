package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.training.DivergedException;
import crosscheck.scratch.NonFiniteException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trains one trial on every engine from every seed and keeps each result as it comes. What was kept
 * by an earlier attempt is not trained again.
 *
 * @param job the study
 * @param training how each engine and seed of a trial is trained
 */
record TrialRunner(Job job, TrialTraining training) {

    /** Trains, and ends the attempt whatever happens, but for a database that cannot be used. */
    void run(Claim claim) {
        StudyStore store = job.store();
        try {
            train(claim, training.deadline());
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

    private void train(Claim claim, long deadlineNanos) {
        Trial trial = job.store().trial(claim.trial());
        Configuration configuration = job.configurations().of(trial.point());
        StudySpec spec = job.store().spec();
        for (Engine engine : job.engines()) {
            for (int seed = 0; seed < spec.seeds(); seed++) {
                boolean done =
                        !spec.searching().contains(engine.name())
                                || trial.measurement(engine.name(), seed)
                                        .flatMap(Measurement::score)
                                        .isPresent();
                if (!done) {
                    training.run(claim, configuration, engine, seed, deadlineNanos);
                }
            }
        }
    }
}
