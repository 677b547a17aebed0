package crosscheck.comparison.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.Claim;
import crosscheck.comparison.sweep.store.PlannedTrial;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedTrialsTest {
    private static final int TRIALS = 3;

    @TempDir private Path folder;

    private StudyStore study() {
        StudyStore store =
                StudyStore.create(
                        folder.resolve("study.db"),
                        new StudySpec(
                                "s",
                                List.of(),
                                "",
                                SearchSpace.parse(List.of("hidden=1,2,3")),
                                "grid",
                                "none",
                                List.of(EngineName.FAST),
                                1,
                                TRIALS,
                                1,
                                Optional.empty(),
                                1,
                                Optional.empty(),
                                0));
        store.plan(
                IntStream.range(0, TRIALS)
                        .mapToObj(
                                i ->
                                        new PlannedTrial(
                                                i,
                                                new Point(Map.of("hidden", String.valueOf(i + 1))),
                                                Optional.empty()))
                        .toList());
        return store;
    }

    private static void finish(StudyStore store, TrialState state, OptionalDouble objective) {
        Claim claim = store.claim(WorkerId.here(), 1).orElseThrow();
        store.finish(claim, state, objective, Optional.empty());
    }

    private static List<Trial> seen(StudyStore store) {
        return new FinishedTrials(store).first(TRIALS);
    }

    @Test
    void endWhereOneIsInHand() {
        try (StudyStore store = study()) {
            assertEquals(0, new FinishedTrials(store).count());
            finish(store, TrialState.COMPLETE, OptionalDouble.of(0.5));
            store.claim(WorkerId.here(), 1).orElseThrow();
            assertEquals(1, new FinishedTrials(store).count());
        }
    }

    @Test
    void oneThatFailedCountsAsFailedForEver() {
        try (StudyStore store = study()) {
            finish(store, TrialState.FAILED, OptionalDouble.empty());
            finish(store, TrialState.COMPLETE, OptionalDouble.of(0.7));
            List<Trial> before = seen(store);
            assertEquals(2, before.size());
            store.requeue();
            assertEquals(TrialState.WAITING, store.trial(0).state());
            assertEquals(states(before), states(seen(store)), "while it waits again");
            finish(store, TrialState.COMPLETE, OptionalDouble.of(0.9));
            assertEquals(TrialState.COMPLETE, store.trial(0).state());
            assertEquals(states(before), states(seen(store)), "and when it is complete");
        }
    }

    private static List<String> states(List<Trial> trials) {
        return trials.stream()
                .map(trial -> trial.number() + " " + trial.state() + " " + trial.objective())
                .toList();
    }
}
