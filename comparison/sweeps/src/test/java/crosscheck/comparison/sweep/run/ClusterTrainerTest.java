package crosscheck.comparison.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.cluster.Cluster;
import crosscheck.comparison.sweep.cluster.ClusterTrainer;
import crosscheck.comparison.sweep.cluster.RemoteResult;
import crosscheck.comparison.sweep.cluster.RemoteTask;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What comes back from elsewhere. */
class ClusterTrainerTest {
    private static final TrainingId ID = new TrainingId(EngineName.FAST, 0);
    private static final TrialWork WORK =
            new TrialWork(0, new Point(Map.of("hidden", "3")), List.of(ID), List.of());

    /** Carries tasks out in the caller's thread. */
    private static Cluster here() {
        return new Cluster() {
            @Override
            public int slots() {
                return 1;
            }

            @Override
            public RemoteResult run(RemoteTask task, BooleanSupplier stopped) {
                if (stopped.getAsBoolean()) {
                    throw new CancellationException("stopped");
                }
                return task.run(stopped);
            }

            @Override
            public void close() {}
        };
    }

    /** Keeps what comes; stops after so many epochs. */
    private record Kept(List<Object> all, int most) implements Journal {
        @Override
        public void epoch(TrainingId training, EpochScore score) {
            all.add(score);
            if (score.epoch() == most) {
                throw new TrialStoppedException(TrialState.PRUNED, "enough");
            }
        }

        @Override
        public void score(TrainingId training, FinalScore score) {
            all.add(score);
        }

        @Override
        public void trainedBy(WorkerId executor) {
            all.add(executor);
        }
    }

    private static RemoteResult threeEpochs(RuntimeException failure) {
        return RemoteResult.collect(
                journal -> {
                    for (int epoch = 1; epoch <= 3; epoch++) {
                        journal.epoch(ID, new EpochScore(epoch, 0.1, 0.2, 0.3));
                    }
                    if (failure != null) {
                        throw failure;
                    }
                    journal.score(ID, new FinalScore(3, 0.2, 0.3, 1, 2));
                });
    }

    private static Ending ending(RemoteResult result, Kept kept) {
        ClusterTrainer trainer = new ClusterTrainer(here(), work -> stopped -> result);
        return Ending.of(() -> trainer.train(WORK, kept, () -> false));
    }

    @Test
    void whatCameBackIsHandedOnInOrder() {
        Kept kept = new Kept(new ArrayList<>(), 9);
        assertEquals(TrialState.COMPLETE, ending(threeEpochs(null), kept).state());
        assertEquals(5, kept.all().size());
        assertEquals(WorkerId.here(), kept.all().get(0));
        assertEquals(new EpochScore(1, 0.1, 0.2, 0.3), kept.all().get(1));
        assertEquals(new FinalScore(3, 0.2, 0.3, 1, 2), kept.all().get(4));
    }

    @Test
    void failureElsewhereIsAFailureHere() {
        Kept kept = new Kept(new ArrayList<>(), 9);
        Ending failed = ending(threeEpochs(new ArithmeticException("on purpose")), kept);
        assertEquals(TrialState.FAILED, failed.state());
        assertTrue(failed.reason().contains("on purpose"), failed.reason());
        assertEquals(4, kept.all().size());
    }

    @Test
    void prunerStopsAtTheSameEpochAsHere() {
        Kept kept = new Kept(new ArrayList<>(), 2);
        assertEquals(TrialState.PRUNED, ending(threeEpochs(null), kept).state());
        assertEquals(3, kept.all().size());
    }

    @Test
    void machineThatCannotTrainEndsTheStudyAndNotTheTrial() {
        Kept kept = new Kept(new ArrayList<>(), 9);
        assertThrows(
                ClusterException.class,
                () -> ending(RemoteResult.unusable("it has other data"), kept));
    }

    @Test
    void trialThatIsGivenUpIsInterrupted() {
        ClusterTrainer trainer = new ClusterTrainer(here(), work -> stopped -> null);
        Kept kept = new Kept(new ArrayList<>(), 9);
        Ending ending = Ending.of(() -> trainer.train(WORK, kept, () -> true));
        assertEquals(TrialState.INTERRUPTED, ending.state());
    }
}
