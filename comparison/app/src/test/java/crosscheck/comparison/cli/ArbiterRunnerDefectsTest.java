package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Trial;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.TaskCreator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxTimeCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator.Mode;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;
import org.deeplearning4j.arbiter.task.MultiLayerNetworkTaskCreator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with the running of searches in Arbiter 1.0.0-beta7, shown in the library where a
 * name ends with {@code InArbiter}, and that a study has none of it.
 */
@Timeout(120)
class ArbiterRunnerDefectsTest {
    @TempDir private Path home;

    private Cli sweep(String line) {
        return new StudiesIn(home).sweep(line);
    }

    private JsonNode json(String line) throws IOException {
        return new StudiesIn(home).json(line);
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
        thread.join(2000);
        for (int wait = 0; wait < 600 && space.asked.get() <= 20; wait++) {
            thread.join(100);
        }
        assertTrue(thread.isAlive(), "its time was up after 1.5 s");
        assertTrue(space.asked.get() > 20, "more than 3 candidates: " + space.asked);
        space.off.set(true);
        thread.join(120_000);
        assertFalse(thread.isAlive());
    }

    @Test
    void studyWhereEveryPointIsInvalidEndsWithTheReason() {
        int checked = 0;
        for (String sampler : List.of("random", "grid", "genetic", "tpe")) {
            Cli cli =
                    sweep(
                            "--data iris --vary hidden=0,-1 --vary l2=-2..-1 --trials 8 --sampler %s --name %s"
                                    .formatted(sampler, sampler));
            assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
            assertTrue(cli.err().contains("a hidden layer must have from 1"), cli.err());
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    @SuppressWarnings({"rawtypes", "unchecked", "deprecation"}) // as Arbiter has them
    void taskSleepsAfterDoingNothingInArbiter() throws Exception {
        Candidate nothing = new Candidate(null, 0, new double[0]);
        Callable<OptimizationResult> task =
                new MultiLayerNetworkTaskCreator(null)
                        .create(nothing, (DataProvider) null, new Larger(), null, null);
        long before = waits();
        OptimizationResult result = task.call();
        assertTrue(waits() > before, "it does not sleep");
        assertEquals(CandidateStatus.Failed, result.getCandidateInfo().getCandidateStatus());
    }

    /** How often this thread slept or waited. */
    private static long waits() {
        long me = Thread.currentThread().getId();
        return ManagementFactory.getThreadMXBean().getThreadInfo(me).getWaitedCount();
    }

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

    /** Ends nothing before it was asked three times after the last point. */
    private static final class Patience implements TerminationCondition {
        private int asked;

        @Override
        public void initialize(IOptimizationRunner runner) {
            asked = 0;
        }

        @Override
        public boolean terminate(IOptimizationRunner runner) {
            return runner.numCandidatesCompleted() == 2 && ++asked > 3;
        }
    }

    @Test
    void gridThatIsExhaustedWaitsForItsConditionInArbiter() {
        Patience patience = new Patience();
        LocalOptimizationRunner runner =
                runner(
                        new GridSearchCandidateGenerator(
                                new IntegerParameterSpace(1, 2), 5, Mode.Sequential, null),
                        new Scores(0.5),
                        patience);
        runner.execute();
        assertEquals(2, runner.numCandidatesCompleted());
        assertEquals(4, patience.asked, "how often it was asked whether to go on without points");
    }

    @Test
    void gridEndsWhereItHasFewerOrMorePointsThanTrials() throws IOException {
        String grid = "--data iris --epochs 1 --sampler grid --vary hidden=2,3,4 --trials ";
        assertEquals(3, json(grid + "50 --name few").get("trials").size());
        assertEquals(2, json(grid + "2 --name many").get("trials").size());
    }

    @Test
    void everyTrialIsKeptWithItsParametersAndScore() throws IOException {
        JsonNode said =
                json("--data iris --epochs 2 --vary hidden=int:2..9 --trials 5 --name kept");
        Path database = new StudiesIn(home).database("kept");
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
