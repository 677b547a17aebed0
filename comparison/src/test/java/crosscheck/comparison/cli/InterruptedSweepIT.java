package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose processes are killed, stopped, or not alone. */
class InterruptedSweepIT {
    private static final int TRIALS = 24;
    private static final int EPOCHS = 60;
    private static final int KILLS = 20;
    private static final long LONGEST_SECONDS = 120;

    private static final List<String> STUDY =
            List.of(
                    "--data",
                    "iris",
                    "--vary",
                    "learningRate=log:0.01..1",
                    "--vary",
                    "hidden=4,8",
                    "--optimiser",
                    "adam",
                    "--dropout",
                    "0.1",
                    "--trials",
                    "" + TRIALS,
                    "--epochs",
                    "" + EPOCHS,
                    "--seeds",
                    "2");

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

    private Process start(String err, List<String> options) throws IOException {
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
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(home.resolve(err).toFile())
                .start();
    }

    private int epochsKept() {
        Path file = home.resolve("studies").resolve("part").resolve("study.db");
        if (!Files.exists(file)) {
            return 0;
        }
        try (StudyStore store = StudyStore.open(file)) {
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
        assertEquals(TRIALS, part.get("counts").get("complete").asInt());
        assertEquals(SweepCommandTest.bits(whole), SweepCommandTest.bits(part));
        assertEquals(whole.get("best"), part.get("best"));
        assertEquals(whole.get("tests"), part.get("tests"));
        for (JsonNode trial : part.get("trials")) {
            int complete = 0;
            for (JsonNode attempt : trial.get("attempts")) {
                complete += attempt.get("outcome").asText().equals("complete") ? 1 : 0;
            }
            assertEquals(1, complete, trial.toString());
        }
    }

    @Test
    void killedTwentyTimesItCompletesEveryTrialOnceToTheSameBits() throws Exception {
        Random random = new Random();
        List<String> options = with(STUDY, "--name", "part", "--workers", "2");
        int kills = 0;
        for (int life = 0; life < KILLS; life++) {
            int goal = epochsKept() + 1 + random.nextInt(60);
            Process process = start("err", options);
            try {
                await(process, "err", () -> epochsKept() >= goal);
                Thread.sleep(random.nextInt(20));
            } finally {
                kills += process.isAlive() ? 1 : 0;
                process.destroyForcibly().waitFor();
            }
            options = List.of("--resume", "part", "--workers", "" + (1 + life % 3));
        }
        assertEquals(KILLS, kills);
        JsonNode part = finish(home, List.of("--resume", "part"));
        assertSameBits(whole, part);
        int attempts = 0;
        for (JsonNode trial : part.get("trials")) {
            attempts += trial.get("attempts").size();
        }
        assertTrue(attempts >= TRIALS + KILLS, "each kill cost an attempt: " + attempts);
        assertSameBits(
                whole, finish(home, List.of("--resume", "part"))); // and nothing is done again
    }

    @Test
    void twoProcessesShareTheTrials() throws Exception {
        Process one = start("err1", with(STUDY, "--name", "part", "--workers", "1"));
        Process two = null;
        try {
            await(one, "err1", () -> epochsKept() > 0);
            two = start("err2", List.of("--resume", "part", "--workers", "1"));
            assertTrue(one.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
            assertTrue(two.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
            assertEquals(ExitCode.OK, one.exitValue(), Files.readString(home.resolve("err1")));
            assertEquals(ExitCode.OK, two.exitValue(), Files.readString(home.resolve("err2")));
        } finally {
            one.destroyForcibly();
            if (two != null) {
                two.destroyForcibly();
            }
        }
        JsonNode part = finish(home, List.of("--resume", "part"));
        assertSameBits(whole, part);
        Set<Long> processes = new HashSet<>();
        for (JsonNode trial : part.get("trials")) {
            assertEquals(1, trial.get("attempts").size(), "none twice");
            processes.add(trial.get("attempts").get(0).get("process").asLong());
        }
        assertEquals(Set.of(one.pid(), two.pid()), processes);
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
        try (StudyStore store =
                StudyStore.open(home.resolve("studies").resolve("part").resolve("study.db"))) {
            assertEquals(2, store.counts().get(TrialState.INTERRUPTED));
        }
        assertSameBits(whole, finish(home, List.of("--resume", "part")));
    }
}
