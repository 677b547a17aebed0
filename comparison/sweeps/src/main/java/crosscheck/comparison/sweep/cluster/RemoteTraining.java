package crosscheck.comparison.sweep.cluster;

import crosscheck.comparison.sweep.run.TrainingId;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import java.io.Serializable;
import java.util.List;

/**
 * What one training of a trial came to elsewhere.
 *
 * @param epochs in their order
 * @param score what it came to; none where it did not end, else one; ; at most one
 */
public record RemoteTraining(TrainingId id, List<EpochScore> epochs, List<FinalScore> score)
        implements Serializable {

    public RemoteTraining {
        epochs = List.copyOf(epochs);
        score = List.copyOf(score);
    }
}
