package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.pruning.AccuracyCurve;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial that is to be trained, with all that decides what becomes of it: whoever trains it, here
 * or elsewhere, comes to the same.
 *
 * @param trial its number; at least 0
 * @param trainings what is to be trained, in this order
 * @param earlier the curves against which a pruner holds its first training
 */
public record TrialWork(
        int trial, Point point, List<TrainingId> trainings, List<AccuracyCurve> earlier)
        implements Serializable {

    public TrialWork {
        trainings = List.copyOf(trainings);
        earlier = List.copyOf(earlier);
    }

    /** What is left of a trial in the search. */
    static TrialWork of(StudySpec study, Trial trial, List<Trial> earlier) {
        return new TrialWork(
                trial.number(),
                trial.point(),
                open(study, trial, study.searching()),
                earlier.stream().map(other -> AccuracyCurve.of(other, study.reference())).toList());
    }

    /** The trainings of a trial that are not done, by engine and seed. */
    static List<TrainingId> open(StudySpec study, Trial trial, List<EngineName> engines) {
        List<TrainingId> open = new ArrayList<>();
        for (EngineName engine : engines) {
            for (int seed = 0; seed < study.seeds(); seed++) {
                if (trial.measurement(engine, seed).flatMap(Measurement::score).isEmpty()) {
                    open.add(new TrainingId(engine, seed));
                }
            }
        }
        return open;
    }
}
