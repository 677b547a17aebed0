package crosscheck.comparison.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyStoreTest {
    private static final WorkerId ME = WorkerId.here();

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("study.db");
    }

    @Test
    void everythingComesBackToTheLastBit() {
        double third = Math.nextUp(1.0 / 3);
        try (StudyStore store = StoredStudy.withTrials(file(), 2)) {
            Claim claim = store.claim(ME, 3).orElseThrow();
            store.addEpoch(
                    claim, EngineName.DL4J, 1, new EpochScore(1, third, Double.MIN_VALUE, 1e300));
            store.addScore(claim, EngineName.DL4J, 1, new FinalScore(1, third, 0.0, 1e-9, third));
            store.finish(claim, TrialState.COMPLETE, OptionalDouble.of(third), Optional.empty());
        }
        try (StudyStore store = StudyStore.open(file())) {
            assertEquals(StoredStudy.spec(2), store.spec());
            Trial trial = store.trial(0);
            assertEquals(StoredStudy.point(0), trial.point());
            assertEquals(OptionalDouble.of(third), trial.objective());
            assertEquals(
                    List.of(new EpochScore(1, third, Double.MIN_VALUE, 1e300)),
                    trial.measurement(EngineName.DL4J, 1).orElseThrow().epochs());
            assertEquals(
                    Optional.of(new FinalScore(1, third, 0.0, 1e-9, third)),
                    trial.measurement(EngineName.DL4J, 1).orElseThrow().score());
            assertEquals(Optional.empty(), trial.measurement(EngineName.FAST, 0));
            Attempt attempt = trial.attempts().get(0);
            assertEquals(3, attempt.worker());
            assertEquals(ProcessHandle.current().pid(), attempt.processId());
            assertEquals(Optional.of(TrialState.COMPLETE), attempt.outcome());
            assertEquals(TrialState.WAITING, store.trial(1).state());
            assertEquals(OptionalDouble.empty(), store.trial(1).objective());
            assertEquals(0, store.best().orElseThrow().number());
        }
    }

    @Test
    void notANumberIsRefusedAndNothingChanges() {
        try (StudyStore store = StoredStudy.withTrials(file(), 1)) {
            Claim claim = store.claim(ME, 1).orElseThrow();
            assertThrows(
                    StudyStoreException.class,
                    () ->
                            store.addEpoch(
                                    claim,
                                    EngineName.FAST,
                                    0,
                                    new EpochScore(1, Double.NaN, 0.5, 0.1)));
            assertThrows(
                    StudyStoreException.class,
                    () ->
                            store.addScore(
                                    claim,
                                    EngineName.FAST,
                                    0,
                                    new FinalScore(1, Double.NaN, 0.1, 0.01, 0.02)));
            assertThrows(
                    StudyStoreException.class,
                    () ->
                            store.finish(
                                    claim,
                                    TrialState.COMPLETE,
                                    OptionalDouble.of(Double.NaN),
                                    Optional.empty()));
            assertEquals(TrialState.RUNNING, store.trial(0).state());
            assertEquals(List.of(), store.trial(0).measurements());
        }
    }

    @Test
    void bestIsTheLargestObjectiveAndOfEqualOnesTheFirst() {
        try (StudyStore store = StoredStudy.withTrials(file(), 4)) {
            assertEquals(Optional.empty(), store.best());
            for (double accuracy : new double[] {0.2, 0.9, 0.9, 0.5}) {
                StoredStudy.complete(store, store.claim(ME, 1).orElseThrow(), accuracy);
            }
            assertEquals(1, store.best().orElseThrow().number());
        }
    }

    @Test
    void whatIsNoStudyIsRefused() throws IOException {
        assertThrows(StudyStoreException.class, () -> StudyStore.open(file()));
        Files.writeString(file(), "this is some text and no database".repeat(100));
        assertThrows(StudyStoreException.class, () -> StudyStore.open(file()));
        assertThrows(
                StudyStoreException.class, () -> StudyStore.create(file(), StoredStudy.spec(1)));
        Files.delete(file());
        StoredStudy.withTrials(file(), 1).close();
        StudyStoreException twice =
                assertThrows(
                        StudyStoreException.class,
                        () -> StudyStore.create(file(), StoredStudy.spec(1)));
        assertTrue(twice.getMessage().contains("--resume some"), twice.getMessage());
    }
}
