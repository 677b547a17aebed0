package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.sweep.pruning.Pruner;
import crosscheck.comparison.sweep.sampler.Sampler;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.data.Split;
import java.util.List;

/**
 * A study with all that is needed to work on it.
 *
 * @param configurations what its points mean
 * @param split the examples; the test part is looked at for the winner only
 * @param engines those of the study, in its order
 */
public record Job(
        StudyStore store,
        Configurations configurations,
        Sampler sampler,
        Pruner pruner,
        Split split,
        List<Engine> engines,
        Precision precision) {

    public Job {
        engines = List.copyOf(engines);
    }
}
