package crosscheck.comparison.sweep.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.TrialState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Studies for tests, in files of theirs. */
final class StoredStudy {
    private StoredStudy() {}

    static StudySpec spec(int trials) {
        return new StudySpec(
                "some",
                List.of("--data", "iris", "--epochs", "2"),
                "0".repeat(64),
                SearchSpace.parse(List.of("learningRate=log:0.001..10", "hidden=4,8")),
                "random",
                "none",
                List.of(EngineName.FAST, EngineName.DL4J),
                2,
                trials,
                -7,
                Optional.of(12.5),
                1,
                Optional.of(1000L),
                0);
    }

    static Point point(int number) {
        return new Point(Map.of("learningRate", "0." + (number + 1)));
    }

    static StudyStore withTrials(Path file, int count) {
        StudyStore store = StudyStore.create(file, spec(count));
        List<PlannedTrial> planned = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            planned.add(new PlannedTrial(n, point(n), Optional.empty()));
        }
        assertTrue(store.plan(planned));
        return store;
    }

    static void complete(StudyStore store, Claim claim, double accuracy) {
        store.addEpoch(claim, EngineName.FAST, 0, new EpochScore(1, 0.3, accuracy, 0.1));
        store.addScore(claim, EngineName.FAST, 0, new FinalScore(1, accuracy, 0.1, 0.01, 0.02));
        assertTrue(
                store.finish(
                        claim, TrialState.COMPLETE, OptionalDouble.of(accuracy), Optional.empty()));
    }
}
