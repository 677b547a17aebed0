package crosscheck.comparison.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.sweep.pruning.AccuracyCurve;
import crosscheck.comparison.sweep.pruning.NoPruner;
import crosscheck.comparison.sweep.pruning.Pruner;
import crosscheck.comparison.sweep.sampler.GridSampler;
import crosscheck.comparison.sweep.sampler.RandomSampler;
import crosscheck.comparison.sweep.sampler.Sampler;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.data.iris.Iris;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WorkersTest {
    private static final int EPOCHS = 4;

    @TempDir private Path folder;

    private List<Trial> run(
            String name,
            String values,
            Sampler sampler,
            Pruner pruner,
            Engine engine,
            int workers) {
        StudySpec spec =
                new StudySpec(
                        name,
                        List.of(),
                        "",
                        SearchSpace.parse(List.of("learningRate=" + values)),
                        "some",
                        "some",
                        List.of(EngineName.FAST),
                        1,
                        12,
                        5,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0);
        try (StudyStore store = StudyStore.create(folder.resolve(name + ".db"), spec)) {
            Job job =
                    new Job(
                            store,
                            point -> IrisTrials.of(point, EPOCHS),
                            sampler,
                            pruner,
                            Iris.split(),
                            List.of(engine),
                            Precision.FLOAT);
            new Workers(job, new StopRequest(), trial -> {}).run(workers);
            return store.trials();
        }
    }

    /** The fast engine, which throws where the learning rate is 2 and above. */
    private static Engine throwing(Supplier<Error> failure) {
        return new DisturbedEngine(
                new FastEngine(),
                training -> {
                    if (training.optimiser().learningRate() >= 2) {
                        throw failure.get();
                    }
                });
    }

    @Test
    void whatIsThrownMakesATrialFailAndTheStudyGoesOn() {
        Engine engine = throwing(() -> new AssertionError("too large"));
        List<Trial> trials =
                run("thrown", "1,2,3,0.5", new GridSampler(2), new NoPruner(), engine, 2);
        assertEquals(
                List.of(
                        TrialState.COMPLETE,
                        TrialState.FAILED,
                        TrialState.FAILED,
                        TrialState.COMPLETE),
                trials.stream().map(Trial::state).toList());
        assertTrue(trials.get(1).reason().orElseThrow().contains("too large"));
        assertTrue(trials.get(1).objective().isEmpty());
        assertEquals(1, trials.get(1).attempts().size());
    }

    /** Stops every other trial after two epochs. */
    private record EveryOther() implements Pruner {
        @Override
        public int trialsBefore(int trialNumber) {
            return Math.max(0, trialNumber - 1);
        }

        @Override
        public Optional<String> reasonToStop(AccuracyCurve own, List<AccuracyCurve> earlier) {
            // what this throws makes the trial fail, which is looked at below
            assertTrue(own.epochs() < EPOCHS, "never after the last");
            for (int number = 0; number < earlier.size(); number++) {
                boolean even = number > 0 && number % 2 == 0;
                TrialState state = even ? TrialState.PRUNED : TrialState.COMPLETE;
                assertEquals(state, earlier.get(number).state());
                assertEquals(even ? 2 : EPOCHS, earlier.get(number).epochs());
            }
            boolean stops = own.epochs() == 2 && earlier.size() % 2 == 1;
            return stops ? Optional.of("it is even") : Optional.empty();
        }
    }

    @Test
    void prunedTrialsEndAfterTheEpochAndEarlierOnesAreSeen() {
        List<Trial> trials =
                run("pruned", "0.1..1", new RandomSampler(), new EveryOther(), new FastEngine(), 5);
        assertEquals(12, trials.size());
        for (Trial trial : trials) {
            boolean even = trial.number() > 0 && trial.number() % 2 == 0;
            assertEquals(even ? TrialState.PRUNED : TrialState.COMPLETE, trial.state());
            assertEquals(even ? 2 : EPOCHS, trial.measurements().get(0).epochs().size());
            assertEquals(even, trial.objective().isEmpty());
            assertEquals(
                    even ? Optional.of("stopped after epoch 2 of 4: it is even") : Optional.empty(),
                    trial.reason());
        }
    }

    /** Rounds of three; each point depends on all objectives of the rounds before. */
    private record Learning() implements Sampler {
        @Override
        public int trialsBefore(int trialNumber) {
            return trialNumber / 3 * 3;
        }

        @Override
        public Optional<Point> next(
                SearchSpace space, List<Trial> before, long studySeed, int trialNumber) {
            assertEquals(trialsBefore(trialNumber), before.size());
            double sum = 0;
            for (Trial trial : before) {
                assertEquals(TrialState.COMPLETE, trial.state());
                sum += trial.objective().orElseThrow() * Math.sqrt(1 + trial.number());
            }
            return Optional.of(space.at(new double[] {(sum + 0.37 * trialNumber) % 1}));
        }
    }

    @Test
    void samplersThatLearnProposeTheSameWhateverTheWorkers() {
        List<List<Point>> points =
                Stream.of(1, 2, 5)
                        .map(
                                workers ->
                                        run(
                                                "learning" + workers,
                                                "0.1..3",
                                                new Learning(),
                                                new NoPruner(),
                                                new FastEngine(),
                                                workers))
                        .map(trials -> trials.stream().map(Trial::point).toList())
                        .toList();
        assertEquals(12, points.get(0).size());
        assertTrue(points.get(0).stream().distinct().count() > 6);
        assertEquals(points.get(0), points.get(1));
        assertEquals(points.get(0), points.get(2));
    }

    @Test
    @Timeout(60)
    void databaseThatCannotBeUsedOnceEndsAllWorkers() {
        AtomicInteger left = new AtomicInteger(3);
        Engine once =
                new DisturbedEngine(
                        new FastEngine(),
                        training -> {
                            if (left.decrementAndGet() == 0) {
                                throw new StudyStoreException("the disk is full");
                            }
                        });
        for (int workers = 1; workers <= 3; workers++) {
            int count = workers;
            left.set(3);
            assertThrows(
                    StudyStoreException.class,
                    () ->
                            run(
                                    "once" + count,
                                    "0.1,0.2,0.3,0.4,0.5,0.6",
                                    new GridSampler(2),
                                    new NoPruner(),
                                    once,
                                    count));
        }
    }

    @Test
    void databaseThatCannotBeUsedEndsTheStudy() {
        Engine closing =
                throwing(
                        () -> {
                            throw new StudyStoreException("the disk is full");
                        });
        assertThrows(
                StudyStoreException.class,
                () -> run("full", "1,2", new GridSampler(2), new NoPruner(), closing, 1));
    }
}
