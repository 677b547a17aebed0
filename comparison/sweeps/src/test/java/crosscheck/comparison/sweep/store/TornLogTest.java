package crosscheck.comparison.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.testing.sqlite.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose last write was torn. */
class TornLogTest {
    private static final WorkerId ME = WorkerId.here();

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("study.db");
    }

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
        try (StudyStore store = StoredStudy.withTrials(file(), trials)) {
            for (int n = 0; n < trials; n++) {
                StoredStudy.complete(store, store.claim(ME, 1).orElseThrow(), 0.5 + n / 100.0);
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

    /**
     * The same at random moments of a longer study, whose log has begun anew several times; and
     * pages of the database that stand in the log may be torn too.
     */
    @Test
    void tornCheckpointLosesNoTrialThatWasReported() throws IOException {
        int trials = 40;
        Path log = folder.resolve("study.db-wal");
        Random random = new Random(6);
        int torn = 0;
        Set<Long> salts = new HashSet<>();
        try (StudyStore store = StoredStudy.withTrials(file(), trials)) {
            for (int n = 0; n < trials; n++) {
                StoredStudy.complete(store, store.claim(ME, 1).orElseThrow(), 0.5 + n / 100.0);
                LogFile safe = LogFile.of(file());
                int epochs = random.nextInt(100);
                for (int epoch = 1; epoch <= epochs; epoch++) { // kept, but not yet on the disk
                    store.addEpoch(
                            new Claim(n, 1),
                            EngineName.DL4J,
                            0,
                            new EpochScore(epoch, 0.3, 0.5, 0.1));
                }
                LogFile certain = safe.certain(file());
                salts.add(certain.salt());
                long size = Files.size(log);
                long at = certain.end() + (long) (random.nextDouble() * (size - certain.end()));
                Path copy = assertKept(log, n + 1, at, n % 2 == 0 ? 0 : size - at, random);
                certain.spoilPages(copy.resolve("study.db"), random);
                Files.copy(log, copy.resolve("study.db-wal"), StandardCopyOption.REPLACE_EXISTING);
                assertFinished(copy, n + 1);
                torn += 2;
            }
        }
        assertEquals(80, torn);
        assertTrue(salts.size() > 2, "the log began anew " + salts.size() + " times");
    }

    /** Copies the database with a log that ends, or is garbage, from some byte on. */
    private Path assertKept(Path log, int finished, long from, long garbage, Random random)
            throws IOException {
        Path copy = Files.createTempDirectory(folder, "torn");
        Files.copy(file(), copy.resolve("study.db"));
        Files.copy(log, copy.resolve("study.db-wal"));
        LogFile.tear(copy.resolve("study.db-wal"), from, garbage, random);
        Path untouched = Files.createTempDirectory(folder, "copy");
        Files.copy(copy.resolve("study.db"), untouched.resolve("study.db"));
        assertFinished(copy, finished);
        return untouched;
    }

    private static void assertFinished(Path copy, int finished) {
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
