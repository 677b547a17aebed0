package crosscheck.spark;

import crosscheck.comparison.sweep.cluster.Cluster;
import crosscheck.comparison.sweep.cluster.RemoteResult;
import crosscheck.comparison.sweep.cluster.RemoteTask;
import crosscheck.comparison.sweep.run.ClusterException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/** A Spark cluster. Each trial is a job of one task, so that results come as trials end. */
final class SparkCluster implements Cluster {
    private static final long POLL_MILLIS = 50;
    private static final long SETTLING_MILLIS = 2_000;

    private final JavaSparkContext context;
    private final String master;
    private final long patienceSeconds;

    /** The last time at which there was an executor, as of {@link System#nanoTime}. */
    private final AtomicLong seenNanos = new AtomicLong(System.nanoTime());

    private SparkCluster(JavaSparkContext context, String master) {
        this.context = context;
        this.master = master;
        this.patienceSeconds = context.getConf().getTimeAsSeconds(SparkSettings.PATIENCE);
    }

    /**
     * Connects.
     *
     * @throws ClusterException if it cannot be had
     */
    static SparkCluster connect(String master, String name) {
        MasterAddress.requireAnswer(master);
        JavaSparkContext context;
        try {
            context = new JavaSparkContext(SparkSettings.of(master, name));
        } catch (RuntimeException | LinkageError e) {
            throw new ClusterException("Spark at %s: %s".formatted(master, e.getMessage()), e);
        }
        SparkCluster cluster = new SparkCluster(context, master);
        try {
            cluster.awaitExecutors();
            return cluster;
        } catch (ClusterException e) {
            cluster.close();
            throw e;
        }
    }

    private boolean isLocal() {
        return context.sc().isLocal();
    }

    /** The number of processes that carry out tasks, without the driver. */
    private int executors() {
        return context.sc().statusTracker().getExecutorInfos().length - 1;
    }

    private void awaitExecutors() {
        if (isLocal()) {
            return;
        }
        while (executors() < 1) {
            requireContext(null);
            requireExecutors();
            pause(POLL_MILLIS);
        }
        pause(SETTLING_MILLIS); // others register in the same moment
    }

    /** Ends the study if there are no executors for too long; Spark itself would wait for ever. */
    private void requireExecutors() {
        long now = System.nanoTime();
        if (isLocal() || executors() > 0) {
            seenNanos.set(now);
        } else if (now - seenNanos.get() > TimeUnit.SECONDS.toNanos(patienceSeconds)) {
            throw new ClusterException(
                    "Spark at %s has had no executor for %d s: are there workers, with %s of memory free?"
                            .formatted(
                                    master,
                                    patienceSeconds,
                                    context.getConf().get("spark.executor.memory")));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for Spark", e);
        }
    }

    @Override
    public int slots() {
        return Math.max(1, context.defaultParallelism());
    }

    @Override
    public RemoteResult run(RemoteTask task, BooleanSupplier stopped) {
        requireContext(null);
        JavaFutureAction<List<RemoteResult>> job;
        try {
            job = context.parallelize(List.of(task), 1).map(SparkCluster::carryOut).collectAsync();
        } catch (IllegalStateException e) {
            requireContext(e);
            throw e;
        }
        while (true) {
            try {
                return job.get(POLL_MILLIS, TimeUnit.MILLISECONDS).get(0);
            } catch (TimeoutException e) {
                if (stopped.getAsBoolean()) {
                    job.cancel(true);
                    throw new CancellationException("stopped");
                }
                requireExecutors();
            } catch (InterruptedException e) {
                job.cancel(true);
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                requireContext(e);
                throw new IllegalStateException(firstLine(e.getCause()), e);
            }
        }
    }

    /** Runs in the executor. A cancelled task ends after its step. */
    private static RemoteResult carryOut(RemoteTask task) {
        TaskContext here = TaskContext.get();
        return task.run(here::isInterrupted);
    }

    private void requireContext(Exception cause) {
        if (context.sc().isStopped()) {
            throw new ClusterException("Spark at %s has gone".formatted(master), cause);
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        context.close();
    }
}
