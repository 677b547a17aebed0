package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.run.Planner.Outcome;
import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** The threads of this process that work on a study until it is finished. */
public final class Workers {
    private static final long POLL_MILLIS = 50;

    private final Job job;
    private final TrialTrainer trainer;
    private final StopRequest stop;
    private final IntConsumer trialEnded;
    private final FinishedTrials finished;
    private final Planner planner;
    private final WorkerId me = WorkerId.here();

    /**
     * Workers that have not begun and train in this process.
     *
     * @param stop ends them as soon as they can
     * @param trialEnded gets the number of each trial that ended here; called by several threads
     */
    public Workers(Job job, StopRequest stop, IntConsumer trialEnded) {
        this(job, LocalTrainer.of(job), stop, trialEnded);
    }

    /**
     * Workers that have not begun.
     *
     * @param stop ends them as soon as they can
     * @param trialEnded gets the number of each trial that ended here; called by several threads
     */
    public Workers(Job job, TrialTrainer trainer, StopRequest stop, IntConsumer trialEnded) {
        this.job = job;
        this.trainer = trainer;
        this.stop = stop;
        this.trialEnded = trialEnded;
        this.finished = new FinishedTrials(job.store());
        this.planner = new Planner(job, finished);
    }

    /**
     * Works until no trial waits or runs, here or in another process, or until it is stopped.
     *
     * @param count how many threads, at least 1
     */
    public void run(int count) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        Heartbeat heartbeat = new Heartbeat(job.store(), me);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                int worker = i;
                all.add(threads.submit(() -> work(worker)));
            }
            for (Future<?> one : all) {
                await(one);
            }
        } finally {
            heartbeat.close();
            threads.shutdownNow();
        }
    }

    private void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            stop.request();
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            stop.request();
            Thread.currentThread().interrupt();
        }
    }

    /** Works; where that fails all must stop, or they wait for the trial that is in hand. */
    private void work(int worker) {
        try {
            workOn(worker);
        } catch (RuntimeException | Error e) {
            stop.request();
            throw e;
        }
    }

    private void workOn(int worker) {
        TrialRunner runner = new TrialRunner(job, trainer, finished, stop);
        while (!stop.isRequested()) {
            Optional<Claim> claim = job.store().claim(me, worker);
            if (claim.isPresent()) {
                runner.run(claim.get());
                trialEnded.accept(claim.get().trial());
            } else if (!findWork()) {
                return;
            }
        }
    }

    /** Whether there may be something to do, now or after a while. */
    private boolean findWork() {
        Outcome outcome = planner.plan();
        if (outcome == Outcome.PLANNED) {
            return true;
        }
        StudyStore store = job.store();
        Map<TrialState, Integer> counts = store.counts();
        boolean open =
                counts.get(TrialState.WAITING) > 0
                        || counts.get(TrialState.RUNNING) > 0
                        || outcome == Outcome.WAITING && counts.get(TrialState.INTERRUPTED) == 0;
        if (open && store.recover(me) == 0) {
            pause();
        }
        return open;
    }

    private void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.request();
        }
    }
}
