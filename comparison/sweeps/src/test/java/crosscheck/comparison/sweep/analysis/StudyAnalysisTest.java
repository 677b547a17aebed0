package crosscheck.comparison.sweep.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyAnalysisTest {
    private static final EngineName OTHER = EngineName.DL4J;

    private static StudySpec spec(int seeds, int confirm, String... space) {
        return new StudySpec(
                "some",
                List.of(),
                "",
                SearchSpace.parse(List.of(space)),
                "random",
                "none",
                List.of(EngineName.FAST, OTHER),
                seeds,
                1000,
                1,
                Optional.empty(),
                0,
                Optional.empty(),
                confirm);
    }

    private static void measure(
            List<Measurement> all, EngineName engine, double seconds, double... accuracies) {
        for (int seed = 0; seed < accuracies.length; seed++) {
            FinalScore score = new FinalScore(1, accuracies[seed], 0.5, seconds, seconds);
            all.add(new Measurement(engine, seed, seed, List.of(), Optional.of(score)));
        }
    }

    private static Trial trial(int number, double[] first, double[] second) {
        List<Measurement> all = new ArrayList<>();
        measure(all, EngineName.FAST, 1, first);
        measure(all, OTHER, 20, second);
        return trial(number, Map.of(), Arrays.stream(first).average().orElseThrow(), all);
    }

    private static Trial trial(
            int number, Map<String, String> values, double objective, List<Measurement> all) {
        return new Trial(
                number,
                new Point(values),
                TrialState.COMPLETE,
                OptionalDouble.of(objective),
                Optional.empty(),
                all,
                List.of());
    }

    private static double[] of(double... values) {
        return values;
    }

    @Test
    void enginesAreComparedOverTrialsThatBothCompleted() {
        List<Trial> trials =
                List.of(
                        trial(0, of(0.5), of(0.52)),
                        trial(1, of(0.9), of(0.91)),
                        trial(2, of(0.7), of(0.95)),
                        trial(3, of(0.6), of(0.5)),
                        trial(4, of(0.99), of()));
        EngineAgreement agreement =
                EngineAgreement.of(spec(1, 0, "hidden=1,2"), trials, OTHER).orElseThrow();
        assertEquals(4, agreement.trials());
        // order 0 3 2 1 against 3 0 1 2: pairs (0,3) and (2,1) the other way round
        assertEquals((4 - 2) / 6.0, agreement.kendall().orElseThrow(), 1e-15);
        assertEquals(1 - 6 * 4 / (4 * 15.0), agreement.spearman().orElseThrow(), 1e-15);
        assertEquals(1, agreement.bestOfReference());
        assertEquals(2, agreement.bestOfOther());
        assertFalse(agreement.agreesOnTheBest());
        assertEquals((0.02 + 0.01 + 0.25 - 0.1) / 4, agreement.meanDifference(), 1e-15);
        assertEquals(0.25, agreement.largestDifference(), 1e-15);
        assertEquals(2, agreement.largestAt());
        assertEquals(Optional.empty(), agreement.beyondNoise(), "one seed tells no noise");
    }

    @Test
    void ofSeveralBestTheFirstCounts() {
        List<Trial> trials =
                List.of(
                        trial(0, of(0.5), of(0.5)),
                        trial(1, of(0.9), of(0.9)),
                        trial(2, of(0.9), of(0.9)));
        EngineAgreement agreement =
                EngineAgreement.of(spec(1, 0, "hidden=1,2"), trials, OTHER).orElseThrow();
        assertEquals(1, agreement.bestOfReference());
        assertTrue(agreement.agreesOnTheBest());
        assertEquals(1, agreement.kendall().orElseThrow(), 1e-15);
        assertEquals(
                Optional.empty(),
                EngineAgreement.of(
                        spec(1, 0, "hidden=1,2"), List.of(trial(0, of(0.5), of())), OTHER));
    }

    @Test
    void differencesBeyondTheNoiseOfSeedsAreFound() {
        List<Trial> trials =
                List.of(
                        trial(0, of(0.50, 0.52, 0.54), of(0.51, 0.53, 0.55)),
                        trial(1, of(0.50, 0.52, 0.54), of(0.80, 0.82, 0.84)),
                        trial(2, of(0.50, 0.50, 0.50), of(0.50, 0.50, 0.50)),
                        trial(3, of(0.50, 0.50, 0.50), of(0.51, 0.51, 0.51)),
                        trial(4, of(0.20, 0.50, 0.80), of(0.60, 0.80, 0.97)));
        EngineAgreement agreement =
                EngineAgreement.of(spec(3, 0, "hidden=1,2"), trials, OTHER).orElseThrow();
        // of trial 1: t = 0.3 / sqrt(2 * 0.0004 / 3) = 18.4 with 4 degrees of freedom
        assertEquals(Optional.of(List.of(1, 3)), agreement.beyondNoise());
    }

    @Test
    void importanceIsTheCorrectedCorrelationRatio() {
        // two groups of five: means 2 and 5; within 4 * 0.1 each; total 10 * 1.5^2 + 0.8
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            double objective = (n < 5 ? 2 : 5) + 0.2 * (n % 5 - 2);
            trials.add(
                    trial(
                            n,
                            Map.of("loss", n < 5 ? "a" : "b", "epochs", "" + (1 + n % 2)),
                            objective,
                            List.of()));
        }
        double within = 2 * 0.04 * (4 + 1 + 0 + 1 + 4);
        double total = 10 * 1.5 * 1.5 + within;
        List<Importance> found =
                Importance.of(
                        SearchSpace.parse(List.of("epochs=1,2", "loss=a,b", "hidden=7")), trials);
        assertEquals(2, found.size(), "what has one value explains nothing");
        assertEquals("loss", found.get(0).parameter());
        assertEquals(1 - within / 8 / (total / 9), found.get(0).share(), 1e-12);
        assertEquals(0, found.get(1).share(), "epochs");
        assertEquals(
                List.of(),
                Importance.of(SearchSpace.parse(List.of("loss=a,b")), trials.subList(0, 9)));
    }

    @Test
    void importanceFindsTheParameterThatMattersAmongRanges() {
        SearchSpace space =
                SearchSpace.parse(
                        List.of("learningRate=log:0.001..10", "hidden=int:1..100", "loss=a,b"));
        Random random = new Random(5);
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n < 120; n++) {
            double[] u = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double objective = 1 - (u[0] - 0.5) * (u[0] - 0.5) + 0.02 * random.nextGaussian();
            trials.add(trial(n, new LinkedHashMap<>(space.at(u).values()), objective, List.of()));
        }
        List<Importance> found = Importance.of(space, trials);
        assertEquals("learningRate", found.get(0).parameter());
        assertTrue(found.get(0).share() > 0.7, found.toString());
        assertTrue(found.get(1).share() < 0.15, found.toString());
        assertEquals(3, found.size());
    }

    @Test
    void timeSavedIsEstimatedFromWhatBothTrained() {
        List<Trial> trials = new ArrayList<>();
        IntStream.range(0, 8).forEach(n -> trials.add(trial(n, of(0.5), of())));
        trials.add(trial(8, of(0.9), of(0.9)));
        trials.add(trial(9, of(0.8), of(0.8)));
        TimeSaved saved = TimeSaved.of(spec(1, 2, "hidden=1,2"), trials, OTHER).orElseThrow();
        assertEquals(2, saved.confirmed());
        assertEquals(10, saved.searchSeconds(), 1e-12);
        assertEquals(40, saved.confirmSeconds(), 1e-12);
        assertEquals(200, saved.estimatedSeconds(), 1e-12);
        assertEquals(150, saved.seconds(), 1e-12);
        assertEquals(
                Optional.empty(),
                TimeSaved.of(spec(1, 2, "hidden=1,2"), trials.subList(0, 8), OTHER));
    }

    @Test
    void textAndJsonSayTheSame() {
        List<Trial> trials =
                List.of(
                        trial(0, of(0.5, 0.51), of(0.52, 0.53)),
                        trial(1, of(0.9, 0.91), of(0.9, 0.92)));
        StudyAnalysis analysis = StudyAnalysis.of(spec(2, 2, "hidden=1,2"), trials);
        String text = String.join("\n", AnalysisText.of(analysis));
        assertTrue(
                text.contains("order of 2 trials on fast and on dl4j: Kendall's tau-b 1.000"),
                text);
        assertTrue(text.contains("trial 1 is best on both"), text);
        assertTrue(text.contains("dl4j less fast: 1.25 points in the mean"), text);
        assertTrue(text.contains("none beyond the noise"), text);
        assertTrue(text.contains("confirmed 2 of 2"), text);
        JsonNode json = AnalysisDocument.of(analysis);
        JsonNode engine = json.get("engines").get(0);
        assertEquals(1, engine.get("kendall").asDouble());
        assertEquals(0.0125, engine.get("meanDifference").asDouble(), 1e-15);
        assertEquals(0, engine.get("beyondNoise").size());
        assertEquals(80, json.get("saved").get(0).get("confirmSeconds").asDouble());
        assertEquals(0, json.get("importance").size());
        assertEquals(0, StudyAnalysis.of(spec(2, 0, "hidden=1,2"), trials).saved().size());
    }

    @Test
    void nothingIsImportantWhereAllTrialsAreTheSame() {
        for (int count : new int[] {10, 20, 30}) {
            for (double accuracy : new double[] {26 / 30.0, 0.1, 29 / 30.0}) {
                List<Trial> trials = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    Map<String, String> values = Map.of("hidden", String.valueOf(1 + i % 3));
                    trials.add(trial(i, values, accuracy, List.of()));
                }
                assertEquals(
                        List.of(),
                        Importance.of(SearchSpace.parse(List.of("hidden=1,2,3")), trials),
                        count + " trials with " + accuracy);
            }
        }
    }
}
