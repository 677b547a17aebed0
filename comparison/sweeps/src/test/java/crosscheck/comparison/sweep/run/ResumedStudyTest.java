package crosscheck.comparison.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.sweep.pruning.Pruners;
import crosscheck.comparison.sweep.sampler.Samplers;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.data.iris.Iris;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that learn and prune, stopped again and again. */
class ResumedStudyTest {
    private static final int TRIALS = 24;
    private static final int EPOCHS = 9;

    @TempDir private Path folder;

    /** What must not depend on interruptions. */
    private record Bits(
            Point point,
            TrialState state,
            OptionalDouble objective,
            Optional<String> reason,
            List<List<EpochScore>> epochs) {
        static Bits of(Trial trial) {
            return new Bits(
                    trial.point(),
                    trial.state(),
                    trial.objective(),
                    trial.reason(),
                    trial.measurements().stream().map(measured -> measured.epochs()).toList());
        }
    }

    /** The fast engine, which asks for a stop when it is to begin so many trainings. */
    private static Engine stopping(int trainings, StopRequest stop) {
        AtomicInteger left = new AtomicInteger(trainings);
        return new DisturbedEngine(
                new FastEngine(),
                training -> {
                    if (left.decrementAndGet() == 0) {
                        stop.request();
                    }
                });
    }

    private StudyStore create(String name, String sampler, String pruner) {
        StudySpec spec =
                new StudySpec(
                        name,
                        List.of(),
                        "",
                        SearchSpace.parse(List.of("learningRate=log:0.001..3", "hidden=int:2..12")),
                        sampler,
                        pruner,
                        List.of(EngineName.FAST),
                        2,
                        TRIALS,
                        11,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0);
        return StudyStore.create(folder.resolve(name + ".db"), spec);
    }

    private static void work(StudyStore store, StopRequest stop, int trainings, int workers) {
        Job job =
                new Job(
                        store,
                        point -> IrisTrials.of(point, EPOCHS),
                        Samplers.ALL.parse(store.spec().sampler()),
                        Pruners.ALL.parse(store.spec().pruner()),
                        Iris.split(),
                        List.of(stopping(trainings, stop)),
                        Precision.FLOAT);
        new Workers(job, stop, trial -> {}).run(workers);
    }

    @ParameterizedTest
    @CsvSource({
        "tpe, asha:eta=3",
        "genetic, median:trials=3",
        "random, asha:eta=2;parallel=3",
        "tpe:round=3, none"
    })
    void interruptionsAndWorkersChangeNoBit(String sampler, String prune) {
        String pruner = prune.replace(';', ',');
        List<Bits> whole;
        try (StudyStore store = create("whole", sampler, pruner)) {
            work(store, new StopRequest(), Integer.MAX_VALUE, 1);
            whole = store.trials().stream().map(Bits::of).toList();
        }
        assertEquals(TRIALS, whole.size());
        assertTrue(
                pruner.equals("none")
                        || whole.stream().anyMatch(bits -> bits.state() == TrialState.PRUNED));
        int stops = 0;
        try (StudyStore store = create("part", sampler, pruner)) {
            boolean stopped = true;
            while (stopped) {
                StopRequest stop = new StopRequest();
                work(store, stop, 3 + stops % 3, 1 + stops % 4);
                stopped = stop.isRequested();
                stops += stopped ? 1 : 0;
                store.requeue();
            }
            assertEquals(whole, store.trials().stream().map(Bits::of).toList());
        }
        assertTrue(stops >= 5, "stopped " + stops + " times");
    }

    @Test
    void noMoreTrialsAreAtWorkThanThePrunerAllows() {
        try (StudyStore store = create("narrow", "random", "asha:eta=3,parallel=2")) {
            work(store, new StopRequest(), Integer.MAX_VALUE, 6);
            List<Trial> trials = store.trials();
            for (Trial trial : trials) {
                for (Trial earlier : trials.subList(0, Math.max(0, trial.number() - 1))) {
                    assertTrue(
                            !earlier.attempts()
                                    .get(0)
                                    .ended()
                                    .orElseThrow()
                                    .isAfter(trial.attempts().get(0).began()),
                            trial.number() + " began before " + earlier.number() + " had ended");
                }
            }
            assertEquals(TRIALS, trials.size());
        }
    }
}
