package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.sweep.sampler.Sampler;
import crosscheck.comparison.sweep.sampler.Samplers;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator.Mode;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How seeds are lost in Arbiter 1.0.0-beta7, shown in the library where a name ends with {@code
 * InArbiter}, and that a study has none of it.
 */
@Timeout(120)
class ArbiterSeedDefectsTest {
    @TempDir private Path home;

    private JsonNode json(String line) throws IOException {
        return new StudiesIn(home).json(line);
    }

    private static List<Double> first(CandidateGenerator generator, long seed, int count) {
        generator.setRngSeed(seed);
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(generator.getCandidate().getFlatParameters()[0]);
        }
        return places;
    }

    @Test
    void geneticAndShuffledGridDoNotHeedTheirSeedInArbiter() {
        assertNotEquals(
                first(genetic(), 1, 5), first(genetic(), 1, 5), "two of them, the same seed");
        assertNotEquals(first(shuffled(), 1, 100), first(shuffled(), 1, 100));
        assertEquals(
                first(new RandomSearchGenerator(new ContinuousParameterSpace(0, 1)), 1, 5),
                first(new RandomSearchGenerator(new ContinuousParameterSpace(0, 1)), 1, 5));
    }

    private static CandidateGenerator genetic() {
        return new GeneticSearchCandidateGenerator.Builder(
                        new ContinuousParameterSpace(0, 1), new Larger())
                .build();
    }

    private static CandidateGenerator shuffled() {
        return new GridSearchCandidateGenerator(
                new IntegerParameterSpace(1, 100), 100, Mode.RandomOrder, null);
    }

    private static final SearchSpace SPACE =
            SearchSpace.parse(List.of("learningRate=log:0.01..3", "hidden=int:2..50"));

    private static List<Point> points(Sampler sampler, long seed) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 4; i++) { // one round: those before it are none
            points.add(sampler.next(SPACE, List.of(), seed, i).orElseThrow());
        }
        return points;
    }

    @Test
    void everySamplerHasThePointsOfItsSeed() {
        int checked = 0;
        for (String name : List.of("random", "genetic", "tpe")) {
            Sampler sampler = Samplers.ALL.parse(name);
            assertEquals(points(sampler, 1), points(Samplers.ALL.parse(name), 1), name);
            assertNotEquals(points(sampler, 1), points(sampler, 2), name);
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void seedIsLostWhereAConfigurationIsReadBackInArbiter() {
        OptimizationConfiguration written =
                new OptimizationConfiguration.Builder()
                        .candidateGenerator(
                                new RandomSearchGenerator(new ContinuousParameterSpace(0, 1)))
                        .terminationConditions(new MaxCandidatesCondition(3))
                        .rngSeed(1)
                        .build();
        String text = written.toJson();
        List<Double> again = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            OptimizationConfiguration read = OptimizationConfiguration.fromJson(text);
            assertEquals(1L, read.getRngSeed());
            again.add(read.getCandidateGenerator().getCandidate().getFlatParameters()[0]);
        }
        assertNotEquals(again.get(0), again.get(1), "two readings");
    }

    @Test
    void seedSurvivesTheDatabase() throws IOException {
        String study =
                "--data iris --epochs 1 --seed 17 --sampler genetic --vary learningRate=0.1..1 --trials 6";
        json(study + " --name a");
        json(study + " --name b");
        Path database = new StudiesIn(home).database("a");
        try (StudyStore store = StudyStore.open(database)) {
            StudySpec spec = store.spec();
            assertEquals(17, spec.seed());
            Sampler sampler = Samplers.ALL.parse(spec.sampler());
            List<Trial> trials = store.trials();
            assertEquals(6, trials.size());
            for (Trial trial : trials) {
                List<Trial> before = trials.subList(0, sampler.trialsBefore(trial.number()));
                assertEquals(
                        trial.point(),
                        sampler.next(spec.space(), before, spec.seed(), trial.number())
                                .orElseThrow());
            }
        }
        assertEquals(SweepCommandTest.bits(json("show a")), SweepCommandTest.bits(json("show b")));
    }
}
