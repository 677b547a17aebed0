package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons on the real MNIST, at its real size. */
@EnabledIfEnvironmentVariable(
        named = RealMnist.FOLDER,
        matches = ".+",
        disabledReason = RealMnist.MISSING)
class MnistComparisonIT {
    @TempDir private Path home;

    /** Two epochs, which are enough for the judge: it takes its steps before. */
    @Test
    void stepsAgreeWithinTheirBoundsAtFullSize() throws IOException {
        assertAgrees(compareAll("--epochs", "2"), 2, 0.85);
    }

    @Test
    @Tag("long")
    void compareWithItsDefaultsAgreesAndLearns() throws IOException {
        assertAgrees(compareAll(), 30, 0.94);
    }

    private JsonNode compareAll(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("compare", "--engines", "scratch,fast,dl4j"));
        args.addAll(List.of("--json", "--quiet", "--out", home.resolve("run").toString()));
        args.addAll(List.of(more));
        return RealMnist.json(args.toArray(String[]::new));
    }

    private static void assertAgrees(JsonNode document, int epochs, double accuracy) {
        assertEquals("mnist", document.get("data").get("name").asText());
        assertEquals(50_000, document.get("data").get("train").asInt());
        assertEquals("agree", document.get("verdict").asText());
        JsonNode parity = document.get("parity");
        assertEquals(1000, parity.get("double").get("steps").asInt());
        assertTrue(parity.get("double").get("maxAbsWeightDifference").asDouble() <= 1e-12);
        assertTrue(parity.get("float").get("maxAbsWeightDifference").asDouble() <= 2e-5);
        for (JsonNode precision : parity) {
            assertEquals("agree", precision.get("outcome").asText(), precision.toString());
            assertTrue(precision.get("toleranceUsed").asDouble() <= 1, precision.toString());
        }
        JsonNode fast = document.get("parityByEngine").get("fast").get("float");
        assertEquals(1000, fast.get("steps").asInt());
        assertTrue(fast.get("maxAbsWeightDifference").asDouble() <= 2e-5, fast.toString());
        assertEquals(3, document.get("engines").size());
        for (JsonNode engine : document.get("engines")) {
            assertEquals(epochs, engine.get("epochs").asInt());
            assertTrue(engine.get("testAccuracy").asDouble() >= accuracy, engine.toString());
        }
    }

    @Test
    void tenTimesSmallerLearningRateIsDifferent() throws IOException {
        JsonNode document =
                RealMnist.json(
                        "compare",
                        "--engines",
                        "fast",
                        "--against",
                        "--learning-rate 0.3",
                        "--json",
                        "--quiet",
                        "--out",
                        home.resolve("run").toString());
        assertEquals("different", document.get("verdict").asText());
        assertTrue(document.get("pairs").get(0).get("lossDiffers").asBoolean());
    }
}
