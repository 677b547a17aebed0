package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are killed while they train, and others that go on. */
class InterruptedTrainingIT {
    private static final int EPOCHS = 12;

    @TempDir private Path home;

    private static List<String> irises(String engine, String optimiser) {
        return List.of(
                "--engine",
                engine,
                "--data",
                "iris",
                "--hidden",
                "8",
                "--dropout",
                "0.2",
                "--optimiser",
                optimiser,
                "--learning-rate",
                "0.01",
                "--mini-batch-size",
                "2",
                "--patience",
                "20",
                "--epochs",
                "" + EPOCHS);
    }

    private List<String> out(String name, List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--out", home.resolve(name).toString()));
        return all;
    }

    private Cli here(List<String> options) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(options);
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private Path whole(List<String> options) {
        Cli cli = here(out("whole", options));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return home.resolve("whole");
    }

    private static void assertSameBits(Path whole, Path parts, String engine) throws IOException {
        assertEquals(names(whole), names(parts));
        for (String file : List.of("weights-" + engine + ".npz", "predictions.csv")) {
            assertArrayEquals(
                    Files.readAllBytes(whole.resolve(file)),
                    Files.readAllBytes(parts.resolve(file)),
                    file);
        }
        assertEquals(metrics(whole), metrics(parts));
        assertEquals(engines(whole), engines(parts));
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            TreeSet<String> names = new TreeSet<>();
            paths.forEach(path -> names.add(path.getFileName().toString()));
            return names;
        }
    }

    /** Without the seconds. */
    private static List<String> metrics(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("metrics.csv"));
        int seconds = List.of(lines.get(0).split(",")).indexOf("trainSeconds");
        assertTrue(seconds >= 0, lines.get(0));
        return lines.stream()
                .map(
                        line -> {
                            List<String> cells = new ArrayList<>(List.of(line.split(",")));
                            cells.remove(seconds);
                            return String.join(",", cells);
                        })
                .toList();
    }

    private static JsonNode engines(Path folder) throws IOException {
        JsonNode engines =
                new ObjectMapper().readTree(folder.resolve("run.json").toFile()).get("engines");
        for (JsonNode trained : engines.findParents("secondsPerEpoch")) {
            ((ObjectNode) trained).remove("secondsPerEpoch");
        }
        return engines;
    }

    @ParameterizedTest
    @CsvSource({"scratch,adam", "fast,nadam", "dl4j,adam", "dl4j,sgd"})
    void killedAgainAndAgainItGoesOnToTheSameBits(String engine, String optimiser)
            throws IOException, InterruptedException {
        List<String> options = irises(engine, optimiser);
        Path whole = whole(options);
        Path unfinished = home.resolve("part.unfinished");
        List<String> begin = out("part", options);
        begin.addAll(List.of("--checkpoint-every", "0"));
        List<String> goOn = List.of("--resume", unfinished.toString(), "--checkpoint-every", "0");
        int kills = 0;
        for (List<String> arguments : List.of(begin, goOn, goOn)) {
            Path err = home.resolve("err");
            try (TrainProcess process = TrainProcess.start(err, arguments)) {
                process.awaitCheckpoint(unfinished, TrainProcess.newest(unfinished) + 20);
                process.kill();
                kills++;
            }
            assertFalse(Files.exists(home.resolve("part")), Files.readString(err));
        }
        assertEquals(3, kills);
        Cli last = here(List.of("--resume", home.resolve("part").toString()));
        assertEquals(ExitCode.OK, last.exitCode(), last.err());
        assertTrue(
                last.err()
                        .matches(
                                "(?s).*checkpoint \\S+, epoch \\d+, step \\d+: SHA-256 verified.*"),
                last.err());
        assertFalse(last.err().contains("may differ"), last.err());
        assertSameBits(whole, home.resolve("part"), engine);
        assertFalse(Files.exists(unfinished));
    }

    @Test
    void fileOfInitialWeightsIsNotNeededToGoOn() throws IOException, InterruptedException {
        Path other = home.resolve("other");
        Cli first =
                here(
                        List.of(
                                "--engine",
                                "scratch",
                                "--data",
                                "iris",
                                "--hidden",
                                "8",
                                "--epochs",
                                "1",
                                "--out",
                                other.toString()));
        assertEquals(ExitCode.OK, first.exitCode(), first.err());
        Path file = other.resolve("weights-scratch.npz");
        List<String> options = new ArrayList<>(irises("scratch", "adam"));
        options.addAll(List.of("--init-weights", file.toString()));
        Path whole = whole(options);
        Path unfinished = home.resolve("part.unfinished");
        List<String> begin = out("part", options);
        begin.addAll(List.of("--checkpoint-every", "0"));
        try (TrainProcess process = TrainProcess.start(home.resolve("err"), begin)) {
            process.awaitCheckpoint(unfinished, 20);
            process.kill();
        }
        Files.delete(file);
        Cli last = here(List.of("--resume", unfinished.toString()));
        assertEquals(ExitCode.OK, last.exitCode(), last.err());
        assertSameBits(whole, home.resolve("part"), "scratch");
        assertEquals(
                weightsSource(whole).get("sha256"),
                weightsSource(home.resolve("part")).get("sha256"));
    }

    private static JsonNode weightsSource(Path folder) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("run.json").toFile())
                .get("initialWeights");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void interruptedItSavesAndSaysHowToGoOn(String signal)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(irises("scratch", "adam"));
        options.set(options.size() - 1, "3000");
        options.set(options.indexOf("20"), "4000");
        Path whole = whole(options);
        Path unfinished = home.resolve("part.unfinished");
        try (TrainProcess process = TrainProcess.start(home.resolve("err"), out("part", options))) {
            process.awaitWords("epoch 2/");
            assumeFalse(
                    signal.equals("INT") && TrainProcess.ignoreInterrupts(),
                    "Ctrl-C is not tried: these tests ignore it, as under nohup");
            process.signal(signal);
            assertEquals(ExitCode.INTERRUPTED, process.exitCode(), process.err());
            String err = process.err();
            assertTrue(err.contains("crosscheck: stopping after this step"), err);
            assertTrue(
                    err.matches(
                            "(?s).*crosscheck: stopped, with a checkpoint of epoch \\d+, step \\d+;"
                                    + " go on with: crosscheck train --resume "
                                    + unfinished
                                    + "\\R"),
                    err);
        }
        Cli last = here(List.of("--resume", unfinished.toString()));
        assertEquals(ExitCode.OK, last.exitCode(), last.err());
        assertSameBits(whole, home.resolve("part"), "scratch");
        JsonNode run =
                new ObjectMapper().readTree(home.resolve("part").resolve("run.json").toFile());
        assertTrue(run.get("resumed").get("stepCount").asInt() > 45, run.toString());
        assertEquals("scratch", run.get("commandLine").get(2).asText());
    }

    @Test
    void controlCOnATerminalDoesTheSameWhileThereIsABar() throws IOException, InterruptedException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && !TrainProcess.ignoreInterrupts()
                        && Files.isExecutable(Path.of("/usr/bin/script")),
                "no program to make a terminal");
        List<String> options = new ArrayList<>(irises("fast", "adam"));
        options.set(options.size() - 1, "1000000");
        options.set(options.indexOf("20"), "1000000");
        try (TrainProcess process =
                TrainProcess.startOnTerminal(home.resolve("err"), out("part", options))) {
            process.awaitWords("1000000 loss");
            process.pressControlC();
            assertEquals(ExitCode.INTERRUPTED, process.exitCode(), process.err());
            assertTrue(process.err().contains("go on with: crosscheck train"), process.err());
        }
        assertTrue(TrainProcess.newest(home.resolve("part.unfinished")) > 0);
    }

    @Test
    void secondInterruptEndsItAtOnce() throws IOException, InterruptedException {
        List<String> options =
                List.of(
                        "--engine",
                        "scratch",
                        "--model",
                        "cnn",
                        "--data",
                        "digits",
                        "--train-examples",
                        "1000",
                        "--mini-batch-size",
                        "1000",
                        "--epochs",
                        "1");
        Path unfinished = home.resolve("part.unfinished");
        try (TrainProcess process = TrainProcess.start(home.resolve("err"), out("part", options))) {
            process.awaitCheckpoint(unfinished, 1);
            process.signal("TERM");
            process.awaitWords("stopping after this step");
            process.signal("TERM");
            assertEquals(ExitCode.INTERRUPTED, process.exitCode(), process.err());
            assertTrue(
                    process.err().contains("with a checkpoint of epoch 1, step 0; go on with:"),
                    process.err());
        }
        assertEquals(1, TrainProcess.newest(unfinished), "the step was not finished");
    }

    /** A training on irises that was killed. */
    private Path killed() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(out("part", irises("scratch", "adam")));
        options.addAll(List.of("--checkpoint-every", "0"));
        Path unfinished = home.resolve("part.unfinished");
        try (TrainProcess process = TrainProcess.start(home.resolve("err"), options)) {
            process.awaitCheckpoint(unfinished, 60);
            process.kill();
        }
        return unfinished;
    }

    @Test
    void whatItCannotGoOnWithIsLeftAsItIs() throws IOException, InterruptedException {
        Path unfinished = killed();
        TreeSet<String> before = names(unfinished);
        String folder = unfinished.toString();

        Cli otherData = here(List.of("--resume", folder, "--data", "xor"));
        assertEquals(ExitCode.INVALID_INPUT, otherData.exitCode(), otherData.err());
        assertTrue(otherData.err().contains("SHA-256"), otherData.err());

        Cli begun = here(out("part", irises("scratch", "adam")));
        assertEquals(ExitCode.INVALID_INPUT, begun.exitCode(), begun.err());
        assertTrue(begun.err().contains("go on with --resume"), begun.err());

        Files.createDirectory(home.resolve("part"));
        Cli target = here(List.of("--resume", folder));
        assertEquals(ExitCode.INVALID_INPUT, target.exitCode(), target.err());
        assertTrue(target.err().contains("exists already"), target.err());
        Files.delete(home.resolve("part"));

        assertEquals(before, names(unfinished));
    }

    @Test
    void damagedNewestCheckpointIsNamedAndPassedOver() throws IOException, InterruptedException {
        Path whole = whole(irises("scratch", "adam"));
        Path unfinished = killed();
        int newest = TrainProcess.newest(unfinished);
        Path arrays = unfinished.resolve("checkpoint-" + newest + ".npz");
        byte[] bytes = Files.readAllBytes(arrays);
        bytes[bytes.length / 2] ^= 1;
        Files.write(arrays, bytes);

        Path both = Files.createDirectory(home.resolve("both.unfinished"));
        for (String name : names(unfinished)) {
            Files.copy(unfinished.resolve(name), both.resolve(name));
            if (name.endsWith(
                    ".json")) { // perhaps of three, if it was killed before it removed one
                Files.write(both.resolve(name), new byte[3]);
            }
        }
        Cli none = here(List.of("--resume", both.toString()));
        assertEquals(ExitCode.INVALID_INPUT, none.exitCode(), none.err());
        assertTrue(none.err().contains("no checkpoint in"), none.err());

        Cli last = here(List.of("--resume", unfinished.toString(), "--quiet"));
        assertEquals(ExitCode.OK, last.exitCode(), last.err());
        assertTrue(
                last.err()
                        .contains(
                                arrays
                                        + " is damaged: its SHA-256 is another one; going on from"
                                        + " the one before it."),
                last.err());
        assertSameBits(whole, home.resolve("part"), "scratch");
    }
}
