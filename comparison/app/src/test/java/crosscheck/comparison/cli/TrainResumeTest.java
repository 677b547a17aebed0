package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.cli.Surroundings.Terminal;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class TrainResumeTest {
    @TempDir private Path home;

    private Cli train(String... args) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(args));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    @Test
    void optionsOfTheTrainingAreRefusedBesideResume() {
        int refused = 0;
        for (String[] option :
                new String[][] {
                    {"--epochs", "9"},
                    {"--engine", "fast"},
                    {"--seed", "1"},
                    {"--out", "x"},
                    {"--threads", "1"},
                    {"--hidden", "30"},
                    {"--patience", "1"}
                }) {
            Cli cli = train("--resume", home.toString(), option[0], option[1]);
            assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
            assertTrue(cli.err().contains("leave out " + option[0]), cli.err());
            refused++;
        }
        assertEquals(7, refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "1e300"})
    void timeBetweenCheckpointsMustBeOne(String seconds) {
        Cli cli = train("--data", "xor", "--checkpoint-every", seconds);
        assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("--checkpoint-every must be from 0"), cli.err());
    }

    @Test
    void foldersWithoutTrainingAreRefused() throws IOException {
        Cli missing = train("--resume", home.resolve("none").toString());
        assertEquals(ExitCode.INVALID_INPUT, missing.exitCode());
        assertTrue(missing.err().contains("there is no unfinished training"), missing.err());
        Path empty = Files.createDirectory(home.resolve("empty.unfinished"));
        Cli none = train("--resume", empty.toString());
        assertEquals(ExitCode.INVALID_INPUT, none.exitCode());
        assertTrue(none.err().contains("has no checkpoint"), none.err());
        assertTrue(Files.isDirectory(empty), "what is there stays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "lenet", "cnn"})
    void notANumberInTheFirstEpochEndsWithExitCodeFiveAndLeavesNothing(String model) {
        Path digits = home.resolve("digits");
        Cli.run(
                home.resolve("cache"),
                "data",
                "draw",
                "--out",
                digits.toString(),
                "--train-examples",
                "80",
                "--test-examples",
                "10");
        Cli cli =
                train(
                        "--engine",
                        "dl4j",
                        "--model",
                        model,
                        "--data",
                        digits.toString(),
                        "--mini-batch-size",
                        "20",
                        "--optimiser",
                        "sgd",
                        "--learning-rate",
                        "1e30",
                        "--patience",
                        "2",
                        "--epochs",
                        "3",
                        "--checkpoint-every",
                        "0",
                        "--out",
                        home.resolve("run").toString());
        assertEquals(ExitCode.DIVERGED, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("Training diverged on dl4j"), cli.err());
        assertTrue(cli.err().contains("epoch 1, step"), cli.err());
        assertArrayEquals(new String[] {"digits"}, home.toFile().list());
    }

    @Test
    void checkpointsAreGoneWhenTheTrainingIsFinished() {
        Path run = home.resolve("run");
        Cli cli =
                train(
                        "--engine",
                        "scratch",
                        "--data",
                        "xor",
                        "--hidden",
                        "2",
                        "--epochs",
                        "9",
                        "--checkpoint-every",
                        "0",
                        "--out",
                        run.toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertFalse(Files.exists(home.resolve("run.unfinished")));
        for (String name : run.toFile().list()) {
            assertFalse(name.matches("checkpoint.*|best.*|lock|.*tmp"), name);
        }
    }

    private static Surroundings silent() {
        return new Surroundings(Map.of(), System.out, System.err, Terminal.NONE);
    }

    @Test
    void savedOptionsAreTakenButForPathsAndWhatIsSaidAnew() throws InvalidDataException {
        List<String> typed =
                List.of(
                        "train",
                        "--engine=fast",
                        "--hidden",
                        "100,30",
                        "--data",
                        "there",
                        "--data-dir",
                        "elsewhere",
                        "--out",
                        "x",
                        "--json",
                        "--open",
                        "--seed=-3",
                        "--optimiser",
                        "adam:beta1=0.8,epsilon=1e-7",
                        "--export",
                        "there",
                        "--export-steps",
                        "3",
                        "--init-weights",
                        "w.npz",
                        "--checkpoint-every",
                        "7");
        ParseResult saved = Arguments.parse(silent(), typed);
        assertEquals(
                List.of(
                        "train",
                        "--engine",
                        "fast",
                        "--hidden",
                        "100,30",
                        "--data",
                        "there",
                        "--data-dir",
                        "elsewhere",
                        "--out",
                        "x",
                        "--json",
                        "--open",
                        "--seed",
                        "-3",
                        "--optimiser",
                        "adam:beta1=0.8,epsilon=1e-7",
                        "--export",
                        "there",
                        "--export-steps",
                        "3",
                        "--init-weights",
                        "w.npz",
                        "--checkpoint-every",
                        "7"),
                Arguments.of(saved));
        assertEquals(
                Arguments.of(saved), Arguments.of(Arguments.parse(silent(), Arguments.of(saved))));
        ParseResult now =
                Arguments.parse(
                        silent(), List.of("train", "--resume", "r", "--data", "here", "--quiet"));
        assertEquals(
                List.of(
                        "train",
                        "--engine",
                        "fast",
                        "--hidden",
                        "100,30",
                        "--seed",
                        "-3",
                        "--optimiser",
                        "adam:beta1=0.8,epsilon=1e-7",
                        "--checkpoint-every",
                        "7",
                        "--quiet",
                        "--data",
                        "here",
                        "--threads",
                        "2"),
                Arguments.merge(saved, now, "here", 2));
    }

    @Test
    void savedOptionsReadNoFiles() throws IOException {
        Path file = Files.writeString(home.resolve("options"), "--engine fast");
        for (List<String> arguments :
                List.of(
                        List.of("train", "@" + file),
                        List.of("@" + file),
                        List.of("compare"),
                        List.of("train", "--engine", "none"),
                        List.<String>of())) {
            InvalidDataException refused =
                    Assertions.assertThrows(
                            InvalidDataException.class, () -> Arguments.parse(silent(), arguments));
            assertTrue(refused.getMessage().startsWith("the checkpoint "), refused.getMessage());
        }
    }

    @Test
    void commandToGoOnWithIsReadyForAShell() {
        assertEquals(
                "crosscheck train --resume runs/a.unfinished",
                ResumeCommand.of(Path.of("runs/a.unfinished"), List.of()));
        assertEquals(
                "crosscheck train --resume 'my runs/it'\\''s.unfinished' --data '$HOME'",
                ResumeCommand.of(Path.of("my runs/it's.unfinished"), List.of("--data", "$HOME")));
    }
}
