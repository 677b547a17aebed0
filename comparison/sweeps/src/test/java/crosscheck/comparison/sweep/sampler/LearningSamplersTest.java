package crosscheck.comparison.sweep.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samplers that learn, on functions that need no training. */
class LearningSamplersTest {
    private static final SearchSpace SPACE =
            SearchSpace.parse(
                    List.of(
                            "learningRate=log:0.001..10",
                            "hidden=int:1..64",
                            "dropout=0..0.5",
                            "activation=sigmoid,tanh,relu",
                            "epochs=3"));

    /** Best, with 1, near learning rate 0.1, 48 hidden units, dropout 0.1 and tanh. */
    private static double hill(Point point) {
        double[] u = SPACE.positions(point);
        double distance =
                Math.abs(u[0] - 0.5)
                        + Math.abs(u[1] - 0.75)
                        + Math.abs(u[2] - 0.2)
                        + (point.values().get("activation").equals("tanh") ? 0 : 0.3);
        return Math.max(0, 1 - distance / 2);
    }

    private static Trial trial(
            int number, Point point, TrialState state, double objective, double... accuracies) {
        List<EpochScore> epochs = new ArrayList<>();
        for (double accuracy : accuracies) {
            epochs.add(new EpochScore(epochs.size() + 1, 1, accuracy, 1));
        }
        return new Trial(
                number,
                point,
                state,
                state == TrialState.COMPLETE
                        ? OptionalDouble.of(objective)
                        : OptionalDouble.empty(),
                Optional.empty(),
                List.of(new Measurement(EngineName.FAST, 0, 1, epochs, Optional.empty())),
                List.of());
    }

    /** What becomes of a point. */
    @FunctionalInterface
    private interface Outcome {
        Trial of(int number, Point point);
    }

    private static List<Trial> study(
            Sampler sampler, SearchSpace space, long seed, int trials, ToDoubleFunction<Point> f) {
        return studyOf(
                sampler,
                space,
                seed,
                trials,
                (number, point) ->
                        trial(number, point, TrialState.COMPLETE, f.applyAsDouble(point)));
    }

    private static List<Trial> studyOf(
            Sampler sampler, SearchSpace space, long seed, int trials, Outcome outcome) {
        List<Trial> all = new ArrayList<>();
        for (int n = 0; n < trials; n++) {
            List<Trial> before = List.copyOf(all.subList(0, sampler.trialsBefore(n)));
            all.add(outcome.of(n, sampler.next(space, before, seed, n).orElseThrow()));
        }
        return all;
    }

    private static double best(List<Trial> trials) {
        return trials.stream().mapToDouble(t -> t.objective().orElse(0)).max().orElseThrow();
    }

    private static double meanBest(Sampler sampler) {
        double sum = 0;
        int seeds = 20;
        for (int seed = 0; seed < seeds; seed++) {
            sum += best(study(sampler, SPACE, seed, 40, LearningSamplersTest::hill));
        }
        return sum / seeds;
    }

    @Test
    void noPointIsTriedTwiceWhileThereAreOthers() {
        SearchSpace small = SearchSpace.parse(List.of("hidden=int:1..9", "layers=1,2,3"));
        int studies = 0;
        for (Sampler sampler : List.of(new TpeSampler(0.15, 4, 24, 4), GeneticSampler.DEFAULT)) {
            for (int seed = 0; seed < 10; seed++) {
                List<Trial> trials = study(sampler, small, seed, 27, point -> 0.5);
                int random = sampler instanceof TpeSampler ? 4 : 0;
                long first =
                        trials.subList(0, random).stream().map(Trial::point).distinct().count();
                assertEquals(
                        27 - random + first,
                        trials.stream().map(Trial::point).distinct().count(),
                        sampler + " from seed " + seed);
                studies++;
            }
        }
        assertEquals(20, studies);
    }

    @Test
    void tpeAndGeneticFindBetterPointsThanRandom() {
        double random = meanBest(new RandomSampler());
        double genetic = meanBest(GeneticSampler.DEFAULT);
        double tpe = meanBest(TpeSampler.DEFAULT);
        String all = "random %s, genetic %s, tpe %s".formatted(random, genetic, tpe);
        assertTrue(1 - genetic < 0.95 * (1 - random), all);
        assertTrue(1 - tpe < 0.8 * (1 - random), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "genetic"})
    void pointsAreAFunctionOfEarlierRounds(String name) {
        Sampler sampler = Samplers.ALL.parse(name);
        List<Trial> trials = study(sampler, SPACE, 7, 24, LearningSamplersTest::hill);
        assertEquals(trials, study(sampler, SPACE, 7, 24, LearningSamplersTest::hill));
        assertNotEquals(trials, study(sampler, SPACE, 8, 24, LearningSamplersTest::hill));
        for (int n = 23; n >= 0; n--) {
            List<Trial> before = trials.subList(0, sampler.trialsBefore(n));
            assertEquals(
                    Optional.of(trials.get(n).point()), sampler.next(SPACE, before, 7, n), "" + n);
        }
        assertEquals(20, sampler.trialsBefore(20));
        assertEquals(20, sampler.trialsBefore(23));
        assertEquals(24, new HashSet<>(trials.stream().map(Trial::point).toList()).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "genetic"})
    void resultsChangeWhatIsTriedNext(String name) {
        Sampler sampler = Samplers.ALL.parse(name);
        List<Trial> up = study(sampler, SPACE, 3, 32, LearningSamplersTest::hill);
        List<Trial> down = study(sampler, SPACE, 3, 32, point -> 1 - hill(point));
        assertEquals(up.get(0).point(), down.get(0).point());
        assertTrue(
                mean(up.subList(16, 32)) > mean(up.subList(0, 8)) + 0.05,
                mean(up.subList(16, 32)) + " after " + mean(up.subList(0, 8)));
        assertTrue(
                mean(down.subList(16, 32)) > mean(down.subList(0, 8)) + 0.02,
                mean(down.subList(16, 32)) + " after " + mean(down.subList(0, 8)));
    }

    private static double mean(List<Trial> trials) {
        return trials.stream().mapToDouble(t -> t.objective().orElse(0)).average().orElseThrow();
    }

    /** Half of the space does well after an epoch, and is then stopped, or diverges. */
    @ParameterizedTest
    @ValueSource(strings = {"tpe", "genetic"})
    void whatIsPrunedDivergesFailsOrIsInvalidIsAvoided(String name) {
        int states = 0;
        for (TrialState state :
                List.of(
                        TrialState.PRUNED,
                        TrialState.DIVERGED,
                        TrialState.FAILED,
                        TrialState.INVALID)) {
            List<Trial> trials = new ArrayList<>();
            for (int seed = 0; seed < 5; seed++) {
                trials.addAll(
                        studyOf(
                                Samplers.ALL.parse(name),
                                SPACE,
                                seed,
                                40,
                                (number, point) ->
                                        isBad(point)
                                                ? trial(number, point, state, 0, 0.99)
                                                : trial(number, point, TrialState.COMPLETE, 0.3)));
            }
            long early = trials.stream().filter(t -> t.number() < 8 && isBad(t.point())).count();
            long late = trials.stream().filter(t -> t.number() >= 24 && isBad(t.point())).count();
            assertTrue(late / 80.0 < 0.6 * early / 40.0, state + ": " + early + ", " + late);
            states++;
        }
        assertEquals(4, states);
    }

    private static boolean isBad(Point point) {
        return SPACE.positions(point)[0] > 0.5;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "genetic"})
    void spacesOfOnePointOrFewDoNotHang(String name) {
        Sampler sampler = Samplers.ALL.parse(name);
        SearchSpace one = SearchSpace.parse(List.of("hidden=7", "loss=mse"));
        assertEquals(30, study(sampler, one, 1, 30, point -> 0.5).size());
        SearchSpace few = SearchSpace.parse(List.of("hidden=7,8,9", "loss=mse,mae"));
        List<Trial> trials = study(sampler, few, 1, 30, point -> 0.5);
        assertEquals(6, new HashSet<>(trials.stream().map(Trial::point).toList()).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "genetic"})
    void spacesWhereNothingCanBeTrainedDoNotHang(String name) {
        List<Trial> trials =
                studyOf(
                        Samplers.ALL.parse(name),
                        SPACE,
                        1,
                        60,
                        (number, point) -> trial(number, point, TrialState.INVALID, 0));
        assertEquals(60, trials.size());
    }

    @Test
    void tpeBeginsWithTheRandomPoints() {
        List<Trial> tpe = study(TpeSampler.DEFAULT, SPACE, 5, 12, LearningSamplersTest::hill);
        List<Trial> random = study(new RandomSampler(), SPACE, 5, 12, LearningSamplersTest::hill);
        assertEquals(random.subList(0, 8), tpe.subList(0, 8));
        for (int n = 8; n < 12; n++) {
            assertNotEquals(random.get(n).point(), tpe.get(n).point());
        }
    }

    /** Why its operators get generators of their own. */
    @Test
    void arbitersGeneticGeneratorIgnoresItsSeed() {
        double[][] genes = new double[2][];
        for (int i = 0; i < 2; i++) {
            GeneticSearchCandidateGenerator generator =
                    new GeneticSearchCandidateGenerator.Builder(
                                    new ArbiterSpace(SPACE), new LargerIsBetter())
                            .build();
            generator.setRngSeed(1);
            genes[i] = generator.getCandidate().getFlatParameters();
        }
        assertFalse(Arrays.equals(genes[0], genes[1]));
    }

    @Test
    void wrongSettingsAreRefused() {
        int refused = 0;
        for (String text :
                List.of(
                        "tpe:gamma=0",
                        "tpe:gamma=1",
                        "tpe:gamma=NaN",
                        "tpe:start=0",
                        "tpe:draws=0",
                        "tpe:round=0",
                        "genetic:population=5",
                        "genetic:mutation=0",
                        "genetic:mutation=NaN",
                        "genetic:round=2000")) {
            assertThrows(IllegalArgumentException.class, () -> Samplers.ALL.parse(text), text);
            refused++;
        }
        assertEquals(10, refused);
    }
}
