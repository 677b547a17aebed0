package crosscheck.comparison.sweep.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BesideTrainingTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private static StudySpec spec(int confirm) {
        return new StudySpec(
                "some",
                List.of(),
                "",
                SearchSpace.parse(List.of("hidden=2,3")),
                "random",
                "none",
                List.of(EngineName.FAST, EngineName.DL4J),
                1,
                10,
                1,
                Optional.empty(),
                0,
                Optional.empty(),
                confirm);
    }

    private static Attempt attempt(int worker, double began, double ended, TrialState outcome) {
        return new Attempt(
                1,
                "here",
                7,
                worker,
                START.plusMillis((long) (1000 * began)),
                Optional.of(START.plusMillis((long) (1000 * ended))),
                Optional.of(outcome));
    }

    private static Measurement measured(EngineName engine, double seconds) {
        FinalScore score = new FinalScore(1, 0.5, 0.5, seconds / 2, seconds);
        return new Measurement(engine, 0, 0, List.of(), Optional.of(score));
    }

    /** Trained for 2 s on the first engine and 1 s on the other. */
    private static Trial trial(int number, TrialState state, Attempt... attempts) {
        return new Trial(
                number,
                new Point(Map.of("hidden", "2")),
                state,
                state == TrialState.COMPLETE ? OptionalDouble.of(0.5) : OptionalDouble.empty(),
                Optional.empty(),
                List.of(measured(EngineName.FAST, 2), measured(EngineName.DL4J, 1)),
                Arrays.asList(attempts));
    }

    private static Trial complete(int number, int worker, double began, double ended) {
        return trial(
                number, TrialState.COMPLETE, attempt(worker, began, ended, TrialState.COMPLETE));
    }

    @Test
    void isTheTimeOfEachWorkerLessItsTrainings() {
        List<Trial> trials =
                List.of(complete(0, 1, 0, 3.5), complete(1, 2, 1, 5), complete(2, 1, 4, 7.25));
        BesideTraining beside = BesideTraining.of(spec(0), trials).orElseThrow();
        assertEquals(3, beside.trials());
        assertEquals(9, beside.trainingSeconds(), 1e-12);
        assertEquals(7.25 - 6 + 4 - 3, beside.seconds(), 1e-12);
        assertEquals(2.25 / 3, beside.secondsPerTrial(), 1e-12);
    }

    @Test
    void whatIsConfirmedLaterIsNoTimeOfTheSearch() {
        BesideTraining beside =
                BesideTraining.of(spec(1), List.of(complete(0, 1, 0, 3.5))).orElseThrow();
        assertEquals(2, beside.trainingSeconds(), 1e-12);
        assertEquals(1.5, beside.seconds(), 1e-12);
    }

    @Test
    void workersWithATrialThatDidNotCompleteAtOnceDoNotCount() {
        Attempt lost = attempt(1, 0, 1, TrialState.INTERRUPTED);
        Trial twice = trial(0, TrialState.COMPLETE, lost, attempt(2, 2, 6, TrialState.COMPLETE));
        Trial pruned = trial(1, TrialState.PRUNED, attempt(3, 0, 1, TrialState.PRUNED));
        assertEquals(Optional.empty(), BesideTraining.of(spec(0), List.of(twice, pruned)));
        assertEquals(Optional.empty(), BesideTraining.of(spec(0), List.of()));
        List<Trial> all = List.of(twice, pruned, complete(2, 3, 1, 5), complete(3, 4, 0, 4));
        assertEquals(1, BesideTraining.of(spec(0), all).orElseThrow().trials());
    }
}
