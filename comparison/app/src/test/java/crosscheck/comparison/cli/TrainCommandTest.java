package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
    @TempDir private Path home;

    private Cli train(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "train";
        all[1] = "--out";
        all[2] = home.resolve("run").toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return Cli.run(home.resolve("cache"), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch", "fast", "dl4j"})
    void irisIsLearnedByEitherEngine(String engine) throws IOException {
        Cli cli =
                train(
                        "--engine",
                        engine,
                        "--data",
                        "iris",
                        "--epochs",
                        "500",
                        "--hidden",
                        "8",
                        "--loss",
                        "cross-entropy",
                        "--learning-rate",
                        "0.05",
                        "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = new ObjectMapper().readTree(cli.out());
        assertEquals("train", document.get("command").asText());
        assertEquals("iris", document.get("data").get("name").asText());
        assertEquals("[4,8,3]", document.get("spec").get("layers").toString());
        assertTrue(document.get("parity").isNull());
        assertEquals("not compared", document.get("verdict").asText());
        assertEquals(1, document.get("engines").size());
        assertEquals(engine, document.get("engines").get(0).get("name").asText());
        assertTrue(document.get("engines").get(0).get("testAccuracy").asDouble() >= 0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch", "fast", "dl4j"})
    void exclusiveOrIsLearnedByEitherEngine(String engine) {
        Cli cli =
                train(
                        "--engine",
                        engine,
                        "--data",
                        "xor",
                        "--epochs",
                        "3000",
                        "--hidden",
                        "4",
                        "--quiet");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.out().contains("100.00 %"), cli.out());
    }

    @Test
    void fewerTrainingExamplesAreTheFirstOnes() throws IOException {
        Cli cli =
                train(
                        "--engine",
                        "scratch",
                        "--data",
                        "iris",
                        "--train-examples",
                        "40",
                        "--epochs",
                        "1",
                        "--json");
        assertEquals(40, new ObjectMapper().readTree(cli.out()).get("data").get("train").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch", "fast", "dl4j"})
    void divergenceEndsWithExitCodeFiveAndLeavesNothing(String engine) {
        Cli cli =
                train(
                        "--engine",
                        engine,
                        "--data",
                        "iris",
                        "--activation",
                        "identity",
                        "--model",
                        "mlp",
                        "--loss",
                        "cross-entropy",
                        "--learning-rate",
                        "1e300",
                        "--epochs",
                        "3");
        assertEquals(ExitCode.DIVERGED, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("crosscheck: Training diverged on " + engine), cli.err());
        assertFalse(Files.exists(home.resolve("run")));
        assertEquals(0, home.toFile().list().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch", "fast", "dl4j"})
    void hugeLearningRateDivergesWhateverTheLoss(String engine) {
        for (String loss : new String[] {"quadratic", "cross-entropy"}) {
            Cli cli =
                    train(
                            "--engine",
                            engine,
                            "--data",
                            "iris",
                            "--loss",
                            loss,
                            "--learning-rate",
                            "1e30",
                            "--epochs",
                            "2");
            assertEquals(ExitCode.DIVERGED, cli.exitCode(), cli.err());
            assertTrue(
                    cli.err().matches("(?s).*epoch [12], step \\d+, first of all layer \\d.*"),
                    cli.err());
            assertEquals(0, home.toFile().list().length);
        }
    }

    @Test
    void earlyStoppingReportsTheEpochWhoseWeightsWereKept() throws IOException {
        Cli cli =
                train(
                        "--engine",
                        "fast",
                        "--data",
                        "iris",
                        "--epochs",
                        "2000",
                        "--learning-rate",
                        "1",
                        "--patience",
                        "3",
                        "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode engine = new ObjectMapper().readTree(cli.out()).get("engines").get(0);
        int epochs = engine.get("epochs").asInt();
        assertTrue(epochs < 2000, "stopped after " + epochs);
        assertEquals(epochs - 4, engine.get("keptEpoch").asInt());
    }
}
