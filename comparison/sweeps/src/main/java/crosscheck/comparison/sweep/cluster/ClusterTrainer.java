package crosscheck.comparison.sweep.cluster;

import crosscheck.comparison.sweep.run.ClusterException;
import crosscheck.comparison.sweep.run.Journal;
import crosscheck.comparison.sweep.run.TrialStoppedException;
import crosscheck.comparison.sweep.run.TrialTrainer;
import crosscheck.comparison.sweep.run.TrialWork;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Has trials trained on a cluster, one a task. What a trial came to arrives when it has ended,
 * after fewer epochs where a pruner stopped it there.
 */
public record ClusterTrainer(Cluster cluster, Function<TrialWork, RemoteTask> tasks)
        implements TrialTrainer {

    @Override
    public void train(TrialWork work, Journal journal, BooleanSupplier stopped) {
        RemoteResult result;
        try {
            result = cluster.run(tasks.apply(work), stopped);
        } catch (CancellationException e) {
            throw new TrialStoppedException(TrialState.INTERRUPTED, "stopped by a person");
        }
        if (!result.unusable().isEmpty()) {
            throw new ClusterException(result.unusable());
        }
        result.replay(journal);
    }
}
