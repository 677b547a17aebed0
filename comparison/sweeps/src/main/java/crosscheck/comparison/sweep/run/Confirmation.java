package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.Ranking;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
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
    private final TrialTrainer trainer;
    private final StopRequest stop;

    private record Task(Trial trial, TrainingId training) {}

    /**
     * A confirmation that has not begun and trains in this process.
     *
     * @param stop ends it as soon as it can
     */
    public Confirmation(Job job, StopRequest stop) {
        this(job, LocalTrainer.of(job), stop);
    }

    /**
     * A confirmation that has not begun.
     *
     * @param stop ends it as soon as it can
     */
    public Confirmation(Job job, TrialTrainer trainer, StopRequest stop) {
        this.job = job;
        this.trainer = trainer;
        this.stop = stop;
    }

    /** How many trainings are left; 0 where the study confirms nothing, or everything is done. */
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
        List<EngineName> others =
                spec.engines().stream().filter(e -> !spec.searching().contains(e)).toList();
        List<Task> tasks = new ArrayList<>();
        for (Trial trial :
                Ranking.best(job.store().trials()).stream().limit(spec.confirm()).toList()) {
            TrialWork.open(spec, trial, others).forEach(id -> tasks.add(new Task(trial, id)));
        }
        return tasks;
    }

    private Optional<String> train(Task task) {
        if (stop.isRequested()) {
            return Optional.empty();
        }
        Trial trial = task.trial();
        TrialWork work =
                new TrialWork(trial.number(), trial.point(), List.of(task.training()), List.of());
        Claim last = new Claim(trial.number(), trial.attempts().size());
        Journal journal = new StoreJournal(job.store(), last);
        try {
            Ending ending = Ending.of(() -> trainer.train(work, journal, stop::isRequested));
            return ending.state() == TrialState.COMPLETE || ending.state() == TrialState.INTERRUPTED
                    ? Optional.empty()
                    : Optional.of(failure(task, ending.reason()));
        } catch (StudyStoreException | ClusterException e) {
            stop.request();
            throw e;
        }
    }

    private static String failure(Task task, String reason) {
        return "trial %d could not be confirmed with %s: %s"
                .formatted(task.trial().number(), task.training().engine().label(), reason);
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
