package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.sweep.study.WinnerTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A study written down by hand: two engines, two seeds, a trial in each state that matters. */
final class MadeStudy {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final SearchSpace SPACE =
            SearchSpace.parse(
                    List.of(
                            "learningRate=log:0.01..100",
                            "hidden=int:1..10",
                            "activation=relu,tanh"));

    private MadeStudy() {}

    static StudySpec spec() {
        return new StudySpec(
                "made",
                List.of("--data", "iris"),
                "0".repeat(64),
                SPACE,
                "random",
                "median",
                List.of(EngineName.FAST, EngineName.DL4J),
                2,
                7,
                1,
                Optional.empty(),
                1,
                Optional.empty(),
                0);
    }

    /** Accuracies of trials 0, 1, 4 and 6: 50 %, 90 %, 70 %, 90 %; 6 is as good as 1, but later. */
    static StudyView study() {
        List<Trial> trials =
                List.of(
                        complete(0, point("0.01", "1", "relu"), 0.5, 0.54, 0),
                        complete(1, point("1.0", "5", "tanh"), 0.9, 0.88, 2),
                        pruned(2, point("10.0", "10", "relu"), 0.3, 4),
                        without(3, TrialState.DIVERGED, "a loss was not finite", 6),
                        complete(4, point("1.0", "6", "relu"), 0.7, 0.7, 7),
                        without(5, TrialState.INVALID, "refused", -1),
                        complete(6, point("100.0", "10", "tanh"), 0.9, 0.6, 1000));
        return new StudyView(
                spec(),
                trials,
                List.of(new WinnerTest(1, EngineName.FAST, 17, 0.875, 0.1, 1000)),
                Optional.of("crosscheck train --learning-rate 1.0"));
    }

    static StudyView with(List<Trial> trials) {
        return new StudyView(spec(), trials, List.of(), Optional.empty());
    }

    static Point point(String rate, String hidden, String activation) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("learningRate", rate);
        values.put("hidden", hidden);
        values.put("activation", activation);
        return new Point(values);
    }

    /** Two seeds, 10 points of a hundred above and below the mean; two epochs. */
    private static Trial complete(int number, Point point, double fast, double dl4j, int second) {
        List<Measurement> measurements = new ArrayList<>();
        for (int seed = 0; seed < 2; seed++) {
            double away = seed == 0 ? 0.1 : -0.1;
            measurements.add(measurement(EngineName.FAST, seed, fast + away));
            measurements.add(measurement(EngineName.DL4J, seed, dl4j + away));
        }
        return new Trial(
                number,
                point,
                TrialState.COMPLETE,
                OptionalDouble.of(fast),
                Optional.empty(),
                measurements,
                List.of(attempt(second, TrialState.COMPLETE)));
    }

    private static Measurement measurement(EngineName engine, int seed, double accuracy) {
        return new Measurement(
                engine,
                seed,
                seed,
                List.of(new EpochScore(1, 1, accuracy / 2, 1), new EpochScore(2, 1, accuracy, 1)),
                Optional.of(new FinalScore(2, accuracy, 1, 0.5, 1)));
    }

    static Trial pruned(int number, Point point, double accuracy, int second) {
        return new Trial(
                number,
                point,
                TrialState.PRUNED,
                OptionalDouble.empty(),
                Optional.of("below the median"),
                List.of(
                        new Measurement(
                                EngineName.FAST,
                                0,
                                0,
                                List.of(new EpochScore(1, 1, accuracy, 1)),
                                Optional.empty())),
                List.of(attempt(second, TrialState.PRUNED)));
    }

    private static Trial without(int number, TrialState state, String reason, int second) {
        return new Trial(
                number,
                point("100.0", "2", "relu"),
                state,
                OptionalDouble.empty(),
                Optional.of(reason),
                List.of(),
                second < 0 ? List.of() : List.of(attempt(second, state)));
    }

    /** Of two seconds; those at even seconds are the first worker's. */
    private static Attempt attempt(int second, TrialState outcome) {
        return new Attempt(
                1,
                "here",
                7,
                1 + second % 2,
                BEGIN.plusSeconds(second),
                Optional.of(BEGIN.plusSeconds(second + 2L)),
                Optional.of(outcome));
    }
}
