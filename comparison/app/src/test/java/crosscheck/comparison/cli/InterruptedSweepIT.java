package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.testing.sqlite.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies whose processes are killed, stopped, or not alone. */
class InterruptedSweepIT {
    private static final int TRIALS = 24;
    private static final int EPOCHS = 60;
    private static final int KILLS = 20;
    private static final long LONGEST_SECONDS = 120;

    private static final List<String> STUDY =
            List.of(
                    ("--data iris --vary learningRate=log:0.01..1 --vary hidden=4,8 --optimiser adam"
                                    + " --dropout 0.1 --trials %d --epochs %d --seeds 2")
                            .formatted(TRIALS, EPOCHS)
                            .split(" "));

    @TempDir private static Path undisturbed;

    private static JsonNode whole;

    @TempDir private Path home;

    @BeforeAll
    static void runUndisturbed() throws IOException {
        whole = finish(undisturbed, with(STUDY, "--name", "part", "--workers", "1"));
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private static List<String> words(Path home, List<String> options) {
        List<String> words = new ArrayList<>(List.of("sweep"));
        words.addAll(options);
        words.addAll(List.of("--studies", home.resolve("studies").toString()));
        return words;
    }

    /** In this process, to the end. */
    private static JsonNode finish(Path home, List<String> options) throws IOException {
        List<String> words = words(home, with(options, "--json", "--quiet"));
        Cli cli = Cli.run(home.resolve("cache"), words.toArray(String[]::new));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return new ObjectMapper().readTree(cli.out());
    }

    private List<String> command(List<String> options) {
        List<String> command =
                with(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Crosscheck.class.getName()));
        command.addAll(words(home, options));
        return command;
    }

    private Process start(String err, List<String> options) throws IOException {
        return start(err, new ProcessBuilder(command(options)));
    }

    private Process start(String err, ProcessBuilder process) throws IOException {
        return process.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(home.resolve(err).toFile())
                .start();
    }

    private Path database() {
        return home.resolve("studies").resolve("part").resolve("study.db");
    }

    private int epochsKept() {
        if (!Files.exists(database())) {
            return 0;
        }
        try (StudyStore store = StudyStore.open(database())) {
            return store.trials().stream()
                    .flatMap(trial -> trial.measurements().stream())
                    .mapToInt((Measurement measured) -> measured.epochs().size())
                    .sum();
        } catch (StudyStoreException e) {
            return 0; // its process has not written it yet
        }
    }

    private void await(Process process, String err, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError(
                        "ended or too slow: " + Files.readString(home.resolve(err)));
            }
            Thread.sleep(5);
        }
    }

    private static void assertSameBits(JsonNode whole, JsonNode part) {
        JsonNode counts = part.get("counts");
        assertEquals(TRIALS, counts.get("complete").asInt() + counts.get("pruned").asInt());
        assertEquals(SweepCommandTest.bits(whole), SweepCommandTest.bits(part));
        assertEquals(whole.get("best"), part.get("best"));
        assertEquals(whole.get("tests"), part.get("tests"));
        for (JsonNode trial : part.get("trials")) {
            int ends = 0;
            for (JsonNode attempt : trial.get("attempts")) {
                ends += attempt.get("outcome").equals(trial.get("state")) ? 1 : 0;
            }
            assertEquals(1, ends, trial.toString());
        }
    }

    /**
     * Each time, what the log has beyond what is certainly on the disk is torn, as by a power cut.
     */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({"--sampler random", "--sampler tpe:start=4 --prune asha:first=10"})
    void killedTwentyTimesItCompletesEveryTrialOnceToTheSameBits(String how) throws Exception {
        Random random = new Random();
        List<String> study = with(STUDY, "--name", "part", "--workers", "2");
        study.addAll(List.of(how.split(" ")));
        boolean prunes = how.contains("prune");
        if (prunes) { // or it would be at its end before it is killed so often
            study.set(study.indexOf("--epochs") + 1, "" + 4 * EPOCHS);
        }
        JsonNode whole = finish(home.resolve("whole"), study);
        List<String> options = study;
        int kills = 0;
        for (int life = 0; life < KILLS; life++) {
            int goal = epochsKept() + 1 + random.nextInt(EPOCHS);
            Process process = start("err", options);
            Seen seen;
            try {
                await(process, "err", () -> epochsKept() >= goal);
                seen = look();
                Thread.sleep(random.nextInt(20));
            } finally {
                kills += process.isAlive() ? 1 : 0;
                process.destroyForcibly().waitFor();
            }
            LogFile certain = seen.log().certain(database());
            Path log = LogFile.beside(database(), "-wal");
            long rest = Files.size(log) - certain.end();
            long kept = (long) (random.nextDouble() * rest);
            LogFile.tear(log, certain.end() + kept, life % 2 == 0 ? 0 : rest - kept, random);
            assertTrue(look().finished().containsAll(seen.finished()), "a trial is lost");
            options = List.of("--resume", "part", "--workers", "" + (1 + life % 3));
        }
        assertEquals(KILLS, kills);
        JsonNode part = finish(home, List.of("--resume", "part"));
        assertSameBits(whole, part);
        assertEquals(prunes, part.get("counts").get("pruned").asInt() > 0);
        int attempts = 0;
        for (JsonNode trial : part.get("trials")) {
            attempts += trial.get("attempts").size();
        }
        assertTrue(attempts >= TRIALS + KILLS / 2, "kills cost attempts: " + attempts);
        assertSameBits(
                whole, finish(home, List.of("--resume", "part"))); // and nothing is done again
    }

    /** Trials that are finished, and the log that has them. */
    private record Seen(Set<Integer> finished, LogFile log) {}

    private Seen look() throws IOException {
        Set<Integer> finished = new HashSet<>();
        try (StudyStore store = StudyStore.open(database())) {
            for (Trial trial : store.trials()) {
                if (trial.state().isFinished()) {
                    finished.add(trial.number());
                }
            }
            return new Seen(finished, LogFile.of(database()));
        }
    }

    @Test
    void fullDiskEndsItWithASentenceAndNothingIsLost() throws Exception {
        List<String> command = command(with(STUDY, "--name", "part", "--workers", "2"));
        List<String> limited =
                with(
                        List.of("bash", "-c", "ulimit -f 2500; exec \"$@\"", "limited"),
                        command.toArray(String[]::new));
        Process process = start("err", new ProcessBuilder(limited));
        try {
            assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        List<String> err = Files.readAllLines(home.resolve("err"));
        assertEquals(ExitCode.INVALID_INPUT, process.exitValue(), err.toString());
        String last = err.get(err.size() - 1);
        assertTrue(last.startsWith("crosscheck: the study's database "), err.toString());
        assertTrue(last.contains("cannot be used"), err.toString());
        Seen seen = look();
        JsonNode part = finish(home, List.of("--resume", "part"));
        assertSameBits(whole, part);
        assertTrue(seen.finished().size() > 0 && seen.finished().size() < TRIALS, seen.toString());
        for (int done : seen.finished()) {
            assertEquals(1, part.get("trials").get(done).get("attempts").size(), "done again");
        }
    }

    @Test
    void twoProcessesShareTheTrials() throws Exception {
        Process maker = start("err", with(STUDY, "--name", "part", "--workers", "1"));
        try {
            await(maker, "err", () -> epochsKept() > 0);
        } finally {
            maker.destroyForcibly().waitFor();
        }
        Process one = start("err1", List.of("--resume", "part", "--workers", "1"));
        Process two = start("err2", List.of("--resume", "part", "--workers", "1"));
        try {
            assertTrue(one.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
            assertTrue(two.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
            assertEquals(ExitCode.OK, one.exitValue(), Files.readString(home.resolve("err1")));
            assertEquals(ExitCode.OK, two.exitValue(), Files.readString(home.resolve("err2")));
        } finally {
            one.destroyForcibly();
            two.destroyForcibly();
        }
        JsonNode part = finish(home, List.of("--resume", "part"));
        assertSameBits(whole, part);
        Map<Long, Integer> attempts = new HashMap<>();
        for (JsonNode trial : part.get("trials")) {
            for (JsonNode attempt : trial.get("attempts")) {
                attempts.merge(attempt.get("process").asLong(), 1, Integer::sum);
            }
        }
        int before = attempts.remove(maker.pid());
        assertEquals(Set.of(one.pid(), two.pid()), attempts.keySet());
        int both = attempts.get(one.pid()) + attempts.get(two.pid());
        assertTrue(before + both <= TRIALS + 1, "none twice but that of the process that died");
    }

    @Test
    void stoppedItSaysHowToGoOnAndDoes() throws Exception {
        Process process = start("err", with(STUDY, "--name", "part", "--workers", "2"));
        try {
            await(process, "err", () -> epochsKept() > 20);
            process.destroy(); // as kill does
            assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        String err = Files.readString(home.resolve("err"));
        assertEquals(ExitCode.INTERRUPTED, process.exitValue(), err);
        assertTrue(err.contains("go on with: crosscheck sweep --resume part"), err);
        try (StudyStore store = StudyStore.open(database())) {
            assertEquals(2, store.counts().get(TrialState.INTERRUPTED));
        }
        assertSameBits(whole, finish(home, List.of("--resume", "part")));
    }
}
