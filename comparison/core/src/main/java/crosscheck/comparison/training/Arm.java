package crosscheck.comparison.training;

import crosscheck.comparison.engine.EngineName;
import java.util.List;

/**
 * One engine with one setting, trained from each seed: what a comparison compares.
 *
 * @param results one for each seed, in the order of the seeds, all of one engine; at least one
 */
public record Arm(Setting setting, List<TrainingResult> results) {

    public Arm {
        results = List.copyOf(results);
        if (results.stream().map(TrainingResult::engine).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "an arm has results of one engine, not of "
                            + results.stream().map(TrainingResult::engine).distinct().toList());
        }
    }

    /** The engine that trained; the same in all results. */
    public EngineName engine() {
        return first().engine();
    }

    /** The training from the first seed; the first result. */
    public TrainingResult first() {
        return results.get(0);
    }

    /** The seeds; in the order of the results. */
    public List<Long> seeds() {
        return results.stream().map(TrainingResult::seed).toList();
    }
}
