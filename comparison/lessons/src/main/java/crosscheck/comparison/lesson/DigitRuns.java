package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Trains several networks at the same time, one on each core. Every training has its own network
 * and its own generators, so that the results do not depend on the number of cores.
 */
final class DigitRuns {
    private DigitRuns() {}

    /**
     * Trains.
     *
     * @param <T> what a training brings
     * @param progress told after each epoch of any of them
     * @param jobs take what to call after each epoch
     * @return the results in the order of the jobs
     */
    static <T> List<T> inParallel(Progress progress, List<Function<Runnable, T>> jobs) {
        AtomicLong epochs = new AtomicLong();
        Runnable epochDone = () -> progress.at(epochs.incrementAndGet());
        int threads = Math.min(jobs.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Callable<T>> calls = new ArrayList<>();
            jobs.forEach(job -> calls.add(() -> job.apply(epochDone)));
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
