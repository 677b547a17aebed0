package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.Ranking;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.training.DivergedException;
import crosscheck.scratch.NonFiniteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains the best trials of a search on the engines that took no part in it, from the same seeds.
 * What was kept before is not trained again. Nobody claims these trainings: two processes that end
 * a study together both make them, to the same bits, and the first is kept.
 */
public final class Confirmation {
    private final Job job;
    private final StopRequest stop;
    private final TrialTraining training;

    private record Task(Trial trial, Configuration configuration, Engine engine, int seedIndex) {}

    /**
     * A confirmation that has not begun.
     *
     * @param job a study that is finished but for it
     * @param stop ends it as soon as it can
     */
    public Confirmation(Job job, StopRequest stop) {
        this.job = job;
        this.stop = stop;
        this.training = new TrialTraining(job, new FinishedTrials(job.store()), stop);
    }

    /**
     * How many trainings are left.
     *
     * @return 0 where the study confirms nothing, or everything is done
     */
    public int open() {
        return tasks().size();
    }

    /**
     * Trains until all is confirmed or it is stopped.
     *
     * @param workers trainings at the same time, at least 1
     * @return a sentence for each training that did not come to its end
     */
    public List<String> run(int workers) {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Optional<String>>> all = new ArrayList<>();
            for (Task task : tasks()) {
                all.add(threads.submit(() -> train(task)));
            }
            List<String> failures = new ArrayList<>();
            for (Future<Optional<String>> one : all) {
                await(one).ifPresent(failures::add);
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Task> tasks() {
        StudySpec spec = job.store().spec();
        List<EngineName> searching = spec.searching();
        List<Task> tasks = new ArrayList<>();
        for (Trial trial :
                Ranking.best(job.store().trials()).stream().limit(spec.confirm()).toList()) {
            Configuration configuration = job.configurations().of(trial.point());
            for (Engine engine : job.engines()) {
                for (int seed = 0; seed < spec.seeds(); seed++) {
                    if (!searching.contains(engine.name()) && !isDone(trial, engine, seed)) {
                        tasks.add(new Task(trial, configuration, engine, seed));
                    }
                }
            }
        }
        return tasks;
    }

    private static boolean isDone(Trial trial, Engine engine, int seed) {
        return trial.measurement(engine.name(), seed).flatMap(Measurement::score).isPresent();
    }

    private Optional<String> train(Task task) {
        if (stop.isRequested()) {
            return Optional.empty();
        }
        Trial trial = task.trial();
        try {
            training.run(
                    new Claim(trial.number(), trial.attempts().size()),
                    task.configuration(),
                    task.engine(),
                    task.seedIndex(),
                    training.deadline());
            return Optional.empty();
        } catch (StudyStoreException e) {
            stop.request();
            throw e;
        } catch (TrialStoppedException | DivergedException | NonFiniteException e) {
            return stop.isRequested()
                    ? Optional.empty()
                    : Optional.of(failure(task, e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            return Optional.of(failure(task, e.toString()));
        }
    }

    private static String failure(Task task, String reason) {
        return "trial %d could not be confirmed with %s: %s"
                .formatted(task.trial().number(), task.engine().name().label(), reason);
    }

    private Optional<String> await(Future<Optional<String>> training) {
        try {
            return training.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            stop.request();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
