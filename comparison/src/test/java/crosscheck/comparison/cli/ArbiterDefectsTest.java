package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.sweep.sampler.Sampler;
import crosscheck.comparison.sweep.sampler.Samplers;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.conf.dropout.DropoutSpace;
import org.deeplearning4j.arbiter.conf.updater.AdamSpace;
import org.deeplearning4j.arbiter.layers.DenseLayerSpace;
import org.deeplearning4j.arbiter.layers.OutputLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.api.TaskCreator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxTimeCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator.Mode;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;
import org.deeplearning4j.arbiter.optimize.serde.jackson.JsonMapper;
import org.deeplearning4j.arbiter.task.MultiLayerNetworkTaskCreator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What is wrong with Arbiter 1.0.0-beta7, shown in the library where a name ends with {@code
 * InArbiter}, and that a study has none of it.
 */
@Timeout(120)
class ArbiterDefectsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private Cli sweep(String line) {
        return Cli.run(
                home.resolve("cache"),
                ("sweep " + line + " --studies " + home.resolve("studies") + " --quiet")
                        .split(" "));
    }

    private JsonNode json(String line) throws IOException {
        Cli cli = sweep(line + " --json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return JSON.readTree(cli.out());
    }

    /** Scores are what the tasks say. */
    private static final class Larger implements ScoreFunction {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean minimize() {
            return false;
        }

        @Override
        @SuppressWarnings("deprecation") // the interface has it
        public double score(Object model, DataProvider data, Map<String, Object> parameters) {
            return 0;
        }

        @Override
        public double score(Object model, Class<? extends DataSource> data, Properties properties) {
            return 0;
        }

        @Override
        public List<Class<?>> getSupportedModelTypes() {
            return List.of();
        }

        @Override
        public List<Class<?>> getSupportedDataTypes() {
            return List.of();
        }
    }

    /** Tasks that end at once, each with the next score. */
    @SuppressWarnings({"rawtypes", "deprecation"}) // as Arbiter has them
    private record Scores(List<Double> scores, AtomicInteger next) implements TaskCreator {
        Scores(Double... scores) {
            this(List.of(scores), new AtomicInteger());
        }

        @Override
        public Callable<OptimizationResult> create(
                Candidate candidate,
                DataProvider data,
                ScoreFunction score,
                List<StatusListener> listeners,
                IOptimizationRunner runner) {
            Double own = scores.get(Math.min(next.getAndIncrement(), scores.size() - 1));
            CandidateInfo info =
                    new CandidateInfo(
                            candidate.getIndex(),
                            CandidateStatus.Complete,
                            own,
                            0,
                            0L,
                            0L,
                            candidate.getFlatParameters(),
                            null);
            return () ->
                    new OptimizationResult(candidate, own, candidate.getIndex(), null, info, null);
        }

        @Override
        public Callable<OptimizationResult> create(
                Candidate candidate,
                Class<? extends DataSource> data,
                Properties properties,
                ScoreFunction score,
                List<StatusListener> listeners,
                IOptimizationRunner runner) {
            return create(candidate, null, score, listeners, runner);
        }
    }

    private static LocalOptimizationRunner runner(
            CandidateGenerator generator, TaskCreator tasks, TerminationCondition... end) {
        return new LocalOptimizationRunner(
                new OptimizationConfiguration.Builder()
                        .candidateGenerator(generator)
                        .scoreFunction(new Larger())
                        .terminationConditions(end)
                        .build(),
                tasks);
    }

    // ---- every candidate is invalid -----------------------------------------------------------

    /** Throws until it is let off. */
    private static final class Impossible extends ContinuousParameterSpace {
        private final AtomicBoolean off = new AtomicBoolean();
        private final AtomicInteger asked = new AtomicInteger();

        private Impossible() {
            super(0, 1);
        }

        @Override
        public Double getValue(double[] candidate) {
            asked.incrementAndGet();
            if (off.get()) {
                return super.getValue(candidate);
            }
            try {
                Thread.sleep(5); // so that what the runner keeps stays small
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalArgumentException("no such network");
        }
    }

    @Test
    void runnerGoesOnForEverWhereEveryCandidateIsInvalidInArbiter() throws InterruptedException {
        Impossible space = new Impossible();
        LocalOptimizationRunner runner =
                runner(
                        new RandomSearchGenerator(space),
                        new Scores(0.5),
                        new MaxTimeCondition(1500, TimeUnit.MILLISECONDS),
                        new MaxCandidatesCondition(3));
        Thread thread = new Thread(runner::execute, "endless");
        thread.setDaemon(true);
        thread.start();
        thread.join(4000);
        assertTrue(thread.isAlive(), "its time was up after 1.5 s");
        assertTrue(space.asked.get() > 20, "more than 3 candidates: " + space.asked);
        space.off.set(true);
        thread.join(20_000);
        assertFalse(thread.isAlive());
    }

    @Test
    void studyWhereEveryPointIsInvalidEndsWithTheReasonInFiveSeconds() {
        int checked = 0;
        for (String sampler : List.of("random", "grid", "genetic", "tpe")) {
            long begin = System.nanoTime();
            Cli cli =
                    sweep(
                            "--data iris --vary hidden=0,-1 --vary l2=-2..-1 --trials 8 --sampler %s --name %s"
                                    .formatted(sampler, sampler));
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
            assertTrue(cli.err().contains("a hidden layer must have from 1"), cli.err());
            assertTrue(taken.toMillis() < 5000, sampler + ": " + taken);
            checked++;
        }
        assertEquals(4, checked);
    }

    // ---- two seconds of sleep -----------------------------------------------------------------

    @Test
    @SuppressWarnings({"rawtypes", "unchecked", "deprecation"}) // as Arbiter has them
    void taskSleepsForTwoSecondsAfterDoingNothingInArbiter() throws Exception {
        Candidate nothing = new Candidate(null, 0, new double[0]);
        Callable<OptimizationResult> task =
                new MultiLayerNetworkTaskCreator(null)
                        .create(nothing, (DataProvider) null, new Larger(), null, null);
        long begin = System.nanoTime();
        OptimizationResult result = task.call();
        assertTrue(System.nanoTime() - begin > 2_000_000_000L);
        assertEquals(CandidateStatus.Failed, result.getCandidateInfo().getCandidateStatus());
    }

    @Test
    void trialsFollowEachOtherWithoutAPause() throws IOException {
        String study =
                "--data iris --epochs 1 --hidden 3 --vary learningRate=0.1..1 --workers 1 --trials ";
        json(study + "2 --name warm");
        long begin = System.nanoTime();
        assertEquals(40, json(study + "40 --name quick").at("/counts/complete").asInt());
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertTrue(seconds / 40 < 0.5, "seconds a trial, all in: " + seconds / 40);
    }

    // ---- not a number -------------------------------------------------------------------------

    @Test
    void firstNotANumberStaysTheBestInArbiter() {
        LocalOptimizationRunner runner =
                runner(
                        new RandomSearchGenerator(new ContinuousParameterSpace(0, 1)),
                        new Scores(Double.NaN, 0.5, 0.9),
                        new MaxCandidatesCondition(3));
        runner.execute();
        assertEquals(3, runner.numCandidatesCompleted());
        assertTrue(Double.isNaN(runner.bestScore()));
        assertEquals(0, runner.bestScoreCandidateIndex());
    }

    @Test
    void trialThatDivergesIsNeverTheBest() throws IOException {
        JsonNode study =
                json(
                        "--data iris --epochs 2 --activation identity --loss cross-entropy --sampler"
                                + " grid --vary learningRate=1e300,0.1 --engines scratch --name wild");
        assertEquals("diverged", study.at("/trials/0/state").asText());
        assertTrue(study.at("/trials/0/objective").isNull());
        assertEquals(1, study.get("best").asInt());
    }

    // ---- Adam ---------------------------------------------------------------------------------

    @Test
    void adamWithALearningRateHasOneThousandthForAllElseInArbiter() {
        Adam adam = (Adam) new AdamSpace(new FixedValue<>(0.01)).getValue(new double[0]);
        assertEquals(0.01, adam.getLearningRate());
        assertEquals(0.001, adam.getBeta1());
        assertEquals(0.001, adam.getBeta2());
        assertEquals(0.001, adam.getEpsilon());
    }

    private String exported(String options) {
        Cli study = sweep("--data iris --epochs 1 --trials 1 --name e " + options);
        assertEquals(ExitCode.OK, study.exitCode(), study.err());
        Cli export = sweep("export arbiter e");
        assertEquals(ExitCode.OK, export.exitCode(), export.err());
        return export.out();
    }

    @Test
    void exportedAdamHasAllFourNumbers() {
        MultiLayerSpace space =
                MultiLayerSpace.fromJson(
                        exported("--optimiser adam --vary learningRate=log:0.001..0.1"));
        Adam adam =
                (Adam)
                        ((org.deeplearning4j.nn.conf.layers.BaseLayer)
                                        space.getValue(new double[] {0.5})
                                                .getMultiLayerConfiguration()
                                                .getConf(0)
                                                .getLayer())
                                .getIUpdater();
        assertEquals(0.01, adam.getLearningRate(), 1e-12);
        assertEquals(0.9, adam.getBeta1());
        assertEquals(0.999, adam.getBeta2());
        assertEquals(1e-8, adam.getEpsilon());
    }

    // ---- JSON ---------------------------------------------------------------------------------

    private static MultiLayerSpace network(DenseLayerSpace... layers) {
        MultiLayerSpace.Builder builder = new MultiLayerSpace.Builder().seed(1);
        Arrays.stream(layers).forEach(builder::addLayer);
        return builder.addLayer(
                        new OutputLayerSpace.Builder()
                                .nIn(4)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .lossFunction(LossFunction.MCXENT)
                                .build())
                .build();
    }

    private static DenseLayerSpace.Builder dense() {
        return new DenseLayerSpace.Builder().nIn(4).nOut(4);
    }

    private static String text(MultiLayerSpace space) throws IOException {
        return JsonMapper.getMapper().writeValueAsString(space);
    }

    @Test
    void dropoutOfALayerCannotBeReadBackInArbiter() throws IOException {
        ContinuousParameterSpace kept = new ContinuousParameterSpace(0.5, 1);
        String written = text(network(dense().dropOut(kept).build()));
        String message =
                assertThrows(RuntimeException.class, () -> MultiLayerSpace.fromJson(written))
                        .getMessage();
        assertTrue(message.contains("arbiter.dropout.DropoutSpace"), message);
        MultiLayerSpace.fromJson(text(network(dense().iDropOut(new DropoutSpace(kept)).build())));
    }

    @Test
    void exportedDropoutCanBeReadBack() {
        MultiLayerSpace space = MultiLayerSpace.fromJson(exported("--vary dropout=0..0.5"));
        org.deeplearning4j.nn.conf.dropout.Dropout dropout =
                (org.deeplearning4j.nn.conf.dropout.Dropout)
                        space.getValue(new double[] {0.5})
                                .getMultiLayerConfiguration()
                                .getConf(1)
                                .getLayer()
                                .getIDropout();
        assertEquals(0.75, dropout.getP());
    }

    @Test
    void parameterOfTwoLayersBecomesTwoWhereItIsReadBackInArbiter() throws IOException {
        ParameterSpace<Integer> units = new IntegerParameterSpace(4, 9);
        MultiLayerSpace space = network(dense().nOut(units).build(), dense().nIn(units).build());
        MultiLayerSpace read = MultiLayerSpace.fromJson(text(space));
        assertEquals(1, new RandomSearchGenerator(space).getCandidate().getFlatParameters().length);
        Candidate<?> candidate = new RandomSearchGenerator(read).getCandidate();
        assertTrue(candidate.getException() instanceof ArrayIndexOutOfBoundsException);
    }

    @Test
    void parameterOfSeveralLayersIsNotExported() {
        sweep("--data iris --epochs 1 --trials 1 --dropout 0.2 --vary layers=2,3 --name s");
        Cli export = sweep("export arbiter s");
        assertEquals(ExitCode.USAGE, export.exitCode());
        assertTrue(export.err().contains("layers is the same in several layers"), export.err());
    }

    // ---- grid ---------------------------------------------------------------------------------

    @Test
    void gridThatIsExhaustedWaitsForItsTimeLimitInArbiter() {
        LocalOptimizationRunner runner =
                runner(
                        new GridSearchCandidateGenerator(
                                new IntegerParameterSpace(1, 2), 5, Mode.Sequential, null),
                        new Scores(0.5),
                        new MaxTimeCondition(3, TimeUnit.SECONDS));
        long begin = System.nanoTime();
        runner.execute();
        assertEquals(2, runner.numCandidatesCompleted());
        assertTrue(System.nanoTime() - begin > 3_000_000_000L);
    }

    @Test
    void gridEndsWhereItHasFewerOrMorePointsThanTrials() throws IOException {
        String grid = "--data iris --epochs 1 --sampler grid --vary hidden=2,3,4 --trials ";
        assertEquals(3, json(grid + "50 --name few").get("trials").size());
        assertEquals(2, json(grid + "2 --name many").get("trials").size());
    }

    // ---- seeds --------------------------------------------------------------------------------

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
        Path database = home.resolve("studies").resolve("a").resolve("study.db");
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

    // ---- nothing is kept ----------------------------------------------------------------------

    @Test
    void everyTrialIsKeptWithItsParametersAndScore() throws IOException {
        JsonNode said =
                json("--data iris --epochs 2 --vary hidden=int:2..9 --trials 5 --name kept");
        Path database = home.resolve("studies").resolve("kept").resolve("study.db");
        try (StudyStore store = StudyStore.open(database)) {
            int checked = 0;
            for (Trial trial : store.trials()) {
                JsonNode told = said.get("trials").get(trial.number());
                assertEquals(
                        told.at("/parameters/hidden").asText(),
                        trial.point().values().get("hidden"));
                assertEquals(told.get("objective").asDouble(), trial.objective().orElseThrow());
                checked++;
            }
            assertEquals(5, checked);
        }
    }
}
