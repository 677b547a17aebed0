package crosscheck.comparison.sweep.cluster;

import crosscheck.comparison.sweep.run.ClusterException;
import java.util.function.BooleanSupplier;

/** Machines that train trials. Safe for use by several threads. */
public interface Cluster extends AutoCloseable {

    /**
     * How many tasks it carries out at the same time; as many as its processors that are there by
     * now, at least 1.
     */
    int slots();

    /**
     * Has a task carried out, and once more elsewhere when the process that has it is lost.
     *
     * @throws java.util.concurrent.CancellationException if it was given up
     * @throws ClusterException if the cluster cannot be used any more
     * @throws IllegalStateException if the task was lost too often
     */
    RemoteResult run(RemoteTask task, BooleanSupplier stopped);

    /** Gives up what is not done, and lets go of the machines. */
    @Override
    void close();
}
