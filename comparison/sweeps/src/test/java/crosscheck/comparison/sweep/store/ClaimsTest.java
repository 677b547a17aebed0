package crosscheck.comparison.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.TrialState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who works on which trial of a study. */
class ClaimsTest {
    private static final WorkerId ME = WorkerId.here();
    private static final WorkerId OTHER_MACHINE = new WorkerId("another-machine", 1, "");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("study.db");
    }

    @Test
    void fourConnectionsNeverGetTheSameTrial() throws Exception {
        int trials = 60;
        StoredStudy.withTrials(file(), trials).close();
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
                StoredStudy.complete(store, claim.get(), 0.5);
                count++;
                claim = store.claim(ME, 1);
            }
        }
        return count;
    }

    @Test
    void plansOfTwoProcessesAreTakenOnce() {
        try (StudyStore one = StoredStudy.withTrials(file(), 2);
                StudyStore two = StudyStore.open(file())) {
            PlannedTrial third =
                    new PlannedTrial(2, StoredStudy.point(2), Optional.of("too large"));
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
        try (StudyStore store = StoredStudy.withTrials(file(), 3)) {
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
            StoredStudy.complete(store, again, 0.5);
            assertEquals(
                    List.of(Optional.of(TrialState.INTERRUPTED), Optional.of(TrialState.COMPLETE)),
                    store.trial(0).attempts().stream().map(Attempt::outcome).toList());
        }
    }

    @Test
    void whoTrainedElsewhereIsKeptWhenTheAttemptHasEnded() {
        try (StudyStore store = StoredStudy.withTrials(file(), 1)) {
            Claim claim = store.claim(ME, 1).orElseThrow();
            store.trainedBy(claim, OTHER_MACHINE);
            assertEquals(ME.host(), store.trial(0).attempts().get(0).host(), "it goes on");
            StoredStudy.complete(store, claim, 0.5);
            store.trainedBy(claim, OTHER_MACHINE);
            Attempt attempt = store.trial(0).attempts().get(0);
            assertEquals(OTHER_MACHINE.host(), attempt.host());
            assertEquals(OTHER_MACHINE.process(), attempt.processId());
            assertEquals(Optional.of(TrialState.COMPLETE), attempt.outcome());
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
        try (StudyStore store = StoredStudy.withTrials(file(), 2)) {
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
}
