package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the real MNIST, at its real size. */
@EnabledIfEnvironmentVariable(
        named = "CROSSCHECK_DATA",
        matches = ".+",
        disabledReason = "the real MNIST is needed: set CROSSCHECK_DATA to the folder that has it")
class MnistIT {
    @TempDir private Path home;

    private JsonNode json(String... args) throws IOException {
        Cli cli = Cli.run(System.getenv(), args);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        return new ObjectMapper().readTree(cli.out());
    }

    @Test
    void compareWithItsDefaultsAgreesAndLearns() throws IOException {
        JsonNode document =
                json("compare", "--json", "--quiet", "--out", home.resolve("run").toString());
        assertEquals("mnist", document.get("data").get("name").asText());
        assertEquals(50_000, document.get("data").get("train").asInt());
        assertEquals("agree", document.get("verdict").asText());
        JsonNode parity = document.get("parity");
        assertEquals(1000, parity.get("double").get("steps").asInt());
        assertTrue(parity.get("double").get("maxAbsWeightDifference").asDouble() <= 1e-12);
        assertTrue(parity.get("float").get("maxAbsWeightDifference").asDouble() <= 2e-5);
        for (JsonNode engine : document.get("engines")) {
            assertEquals(30, engine.get("epochs").asInt());
            assertTrue(engine.get("testAccuracy").asDouble() >= 0.94, engine.toString());
        }
    }

    @Test
    void handWrittenNetworkReachesItsMeanAccuracyOverFiveSeeds() throws IOException {
        double sum = 0;
        for (int seed = 1; seed <= 5; seed++) {
            JsonNode document =
                    json(
                            "train",
                            "--engine",
                            "scratch",
                            "--seed",
                            String.valueOf(seed),
                            "--json",
                            "--quiet",
                            "--out",
                            home.resolve("run-" + seed).toString());
            sum += document.get("engines").get(0).get("testAccuracy").asDouble();
        }
        assertTrue(sum / 5 >= 0.945, "mean " + sum / 5);
    }
}
