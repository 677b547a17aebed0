package crosscheck.comparison.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyStoreTest {
    private static final WorkerId ME = WorkerId.here();
    private static final WorkerId OTHER_MACHINE = new WorkerId("another-machine", 1, "");

    @TempDir private Path folder;

    private static StudySpec spec(int trials) {
        return new StudySpec(
                "some",
                List.of("--data", "iris", "--epochs", "2"),
                "0".repeat(64),
                SearchSpace.parse(List.of("learningRate=log:0.001..10", "hidden=4,8")),
                "random",
                "none",
                List.of(EngineName.FAST, EngineName.DL4J),
                2,
                trials,
                -7,
                Optional.of(12.5),
                1,
                Optional.of(1000L));
    }

    private Path file() {
        return folder.resolve("study.db");
    }

    private static Point point(int number) {
        return new Point(Map.of("learningRate", "0." + (number + 1)));
    }

    private StudyStore withTrials(int count) {
        StudyStore store = StudyStore.create(file(), spec(count));
        List<PlannedTrial> planned = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            planned.add(new PlannedTrial(n, point(n), Optional.empty()));
        }
        assertTrue(store.plan(planned));
        return store;
    }

    private static void complete(StudyStore store, Claim claim, double accuracy) {
        store.addEpoch(claim, EngineName.FAST, 0, new EpochScore(1, 0.3, accuracy, 0.1));
        store.addScore(claim, EngineName.FAST, 0, new FinalScore(1, accuracy, 0.1, 0.01, 0.02));
        assertTrue(
                store.finish(
                        claim, TrialState.COMPLETE, OptionalDouble.of(accuracy), Optional.empty()));
    }

    @Test
    void everythingComesBackToTheLastBit() {
        double third = Math.nextUp(1.0 / 3);
        try (StudyStore store = withTrials(2)) {
            Claim claim = store.claim(ME, 3).orElseThrow();
            store.addEpoch(
                    claim, EngineName.DL4J, 1, new EpochScore(1, third, Double.MIN_VALUE, 1e300));
            store.addScore(claim, EngineName.DL4J, 1, new FinalScore(1, third, 0.0, 1e-9, third));
            store.finish(claim, TrialState.COMPLETE, OptionalDouble.of(third), Optional.empty());
        }
        try (StudyStore store = StudyStore.open(file())) {
            assertEquals(spec(2), store.spec());
            Trial trial = store.trial(0);
            assertEquals(point(0), trial.point());
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
        try (StudyStore store = withTrials(1)) {
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
    void fourConnectionsNeverGetTheSameTrial() throws Exception {
        int trials = 60;
        withTrials(trials).close();
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Callable<Integer> worker = () -> takeAll(taken);
                all.add(threads.submit(worker));
            }
            int sum = 0;
            for (Future<Integer> one : all) {
                sum += one.get();
            }
            assertEquals(trials, sum);
        } finally {
            threads.shutdownNow();
        }
        Collections.sort(taken);
        assertEquals(trials, taken.size());
        for (int n = 0; n < trials; n++) {
            assertEquals(n, taken.get(n));
        }
    }

    private int takeAll(List<Integer> taken) {
        int count = 0;
        try (StudyStore store = StudyStore.open(file())) {
            Optional<Claim> claim = store.claim(ME, 1);
            while (claim.isPresent()) {
                taken.add(claim.get().trial());
                complete(store, claim.get(), 0.5);
                count++;
                claim = store.claim(ME, 1);
            }
        }
        return count;
    }

    @Test
    void plansOfTwoProcessesAreTakenOnce() {
        try (StudyStore one = withTrials(2);
                StudyStore two = StudyStore.open(file())) {
            PlannedTrial third = new PlannedTrial(2, point(2), Optional.of("too large"));
            assertTrue(one.plan(List.of(third)));
            assertFalse(two.plan(List.of(third)));
            assertEquals(3, two.trials().size());
            assertEquals(TrialState.INVALID, two.trial(2).state());
            assertEquals(Optional.of("too large"), two.trial(2).reason());
            assertEquals(1, two.counts().get(TrialState.INVALID));
        }
    }

    @Test
    void trialsOfTheDeadWaitAgainAndThoseOfTheLivingDoNot() {
        try (StudyStore store = withTrials(3)) {
            WorkerId dead = new WorkerId(ME.host(), ME.process(), "2001-01-01T00:00:00Z");
            Claim lost = store.claim(dead, 1).orElseThrow();
            store.addEpoch(lost, EngineName.FAST, 0, new EpochScore(1, 0.3, 0.5, 0.1));
            store.addScore(lost, EngineName.FAST, 0, new FinalScore(1, 0.5, 0.1, 0.01, 0.02));
            store.addEpoch(lost, EngineName.FAST, 1, new EpochScore(1, 0.3, 0.6, 0.1));
            store.claim(ME, 1);
            store.claim(OTHER_MACHINE, 1);
            assertEquals(1, store.recover(ME));
            assertEquals(0, store.recover(ME));
            assertEquals(TrialState.WAITING, store.trial(0).state());
            assertEquals(TrialState.RUNNING, store.trial(1).state());
            assertEquals(TrialState.RUNNING, store.trial(2).state());

            Claim again = store.claim(ME, 2).orElseThrow();
            assertEquals(new Claim(0, 2), again);
            assertTrue(store.trial(0).measurement(EngineName.FAST, 0).isPresent(), "it had ended");
            assertTrue(store.trial(0).measurement(EngineName.FAST, 1).isEmpty(), "it had not");
            assertFalse(
                    store.finish(lost, TrialState.COMPLETE, OptionalDouble.of(1), Optional.empty()),
                    "the dead do not come back");
            complete(store, again, 0.5);
            assertEquals(
                    List.of(Optional.of(TrialState.INTERRUPTED), Optional.of(TrialState.COMPLETE)),
                    store.trial(0).attempts().stream().map(Attempt::outcome).toList());
        }
    }

    @Test
    void anotherMachineCountsAsDeadWhenItIsSilentForAMinute() {
        long now = System.currentTimeMillis();
        assertTrue(OTHER_MACHINE.isAlive(ME, now - 59_000, now));
        assertFalse(OTHER_MACHINE.isAlive(ME, now - 61_000, now));
        assertTrue(ME.isAlive(ME, 0, now), "of this one the operating system tells");
    }

    @Test
    void failedTrialsAreTriedAgainAsOftenAsTheStudySays() {
        try (StudyStore store = withTrials(2)) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                Claim claim = store.claim(ME, 1).orElseThrow();
                assertEquals(new Claim(0, attempt), claim);
                store.finish(claim, TrialState.FAILED, OptionalDouble.empty(), Optional.of("why"));
                assertEquals(Optional.of("why"), store.trial(0).reason());
                assertEquals(attempt == 1 ? 1 : 0, store.requeue());
            }
            assertEquals(TrialState.FAILED, store.trial(0).state());
            Claim claim = store.claim(ME, 1).orElseThrow();
            store.finish(claim, TrialState.INTERRUPTED, OptionalDouble.empty(), Optional.empty());
            assertEquals(1, store.requeue());
            claim = store.claim(ME, 1).orElseThrow();
            store.finish(claim, TrialState.DIVERGED, OptionalDouble.empty(), Optional.of("NaN"));
            assertEquals(0, store.requeue());
        }
    }

    @Test
    void bestIsTheLargestObjectiveAndOfEqualOnesTheFirst() {
        try (StudyStore store = withTrials(4)) {
            assertEquals(Optional.empty(), store.best());
            for (double accuracy : new double[] {0.2, 0.9, 0.9, 0.5}) {
                complete(store, store.claim(ME, 1).orElseThrow(), accuracy);
            }
            assertEquals(1, store.best().orElseThrow().number());
        }
    }

    @Test
    void whatIsNoStudyIsRefused() throws IOException {
        assertThrows(StudyStoreException.class, () -> StudyStore.open(file()));
        Files.writeString(file(), "this is some text and no database".repeat(100));
        assertThrows(StudyStoreException.class, () -> StudyStore.open(file()));
        assertThrows(StudyStoreException.class, () -> StudyStore.create(file(), spec(1)));
        Files.delete(file());
        withTrials(1).close();
        StudyStoreException twice =
                assertThrows(StudyStoreException.class, () -> StudyStore.create(file(), spec(1)));
        assertTrue(twice.getMessage().contains("--resume some"), twice.getMessage());
    }

    // ---- torn writes --------------------------------------------------------------------------

    /**
     * What stands in the log when a trial was reported to be finished is on the disk; only bytes
     * after that may be torn. Whatever they are, the trial is there.
     */
    @Test
    void tornLogLosesNoTrialThatWasReported() throws IOException {
        int trials = 8;
        Path log = folder.resolve("study.db-wal");
        List<Long> reported = new ArrayList<>();
        Random random = new Random(5);
        int torn = 0;
        try (StudyStore store = withTrials(trials)) {
            for (int n = 0; n < trials; n++) {
                complete(store, store.claim(ME, 1).orElseThrow(), 0.5 + n / 100.0);
                reported.add(Files.size(log));
            }
            long end = Files.size(log);
            for (int n = 0; n < trials; n++) {
                long safe = reported.get(n);
                for (int cut = 0; cut < 6; cut++) {
                    long at = safe + (long) (random.nextDouble() * (end - safe));
                    assertKept(log, n + 1, at, cut % 2 == 0 ? 0 : end - at, random);
                    torn++;
                }
            }
        }
        assertEquals(48, torn);
    }

    /** Copies the database with a log that ends, or is garbage, from some byte on. */
    private void assertKept(Path log, int finished, long from, long garbage, Random random)
            throws IOException {
        Path copy = Files.createTempDirectory(folder, "torn");
        Files.copy(file(), copy.resolve("study.db"));
        Files.copy(log, copy.resolve("study.db-wal"));
        try (RandomAccessFile bytes =
                new RandomAccessFile(copy.resolve("study.db-wal").toFile(), "rw")) {
            bytes.setLength(from);
            byte[] noise = new byte[(int) garbage];
            random.nextBytes(noise);
            bytes.seek(from);
            bytes.write(noise);
        }
        try (StudyStore store = StudyStore.open(copy.resolve("study.db"))) {
            for (int n = 0; n < finished; n++) {
                Trial trial = store.trial(n);
                assertEquals(TrialState.COMPLETE, trial.state());
                assertEquals(OptionalDouble.of(0.5 + n / 100.0), trial.objective());
                assertTrue(trial.measurement(EngineName.FAST, 0).orElseThrow().score().isPresent());
            }
        }
    }
}
