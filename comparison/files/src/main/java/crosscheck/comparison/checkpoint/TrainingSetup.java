package crosscheck.comparison.checkpoint;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.WeightsSource;
import java.util.List;
import java.util.Optional;

/**
 * What stays the same while a training goes on, through all interruptions.
 *
 * @param began when it was started, as ISO 8601 in UTC
 * @param weightsSource the file of the initial weights; empty where they were drawn
 */
public record TrainingSetup(
        String began,
        List<String> commandLine,
        DataSetup data,
        NetworkSpec network,
        TrainingSpec training,
        EngineSetup engine,
        Optional<WeightsSource> weightsSource) {

    public TrainingSetup {
        commandLine = List.copyOf(commandLine);
    }
}
