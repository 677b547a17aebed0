package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The claim that two implementations learn alike, on the real MNIST over several seeds. */
@Tag("long")
@EnabledIfEnvironmentVariable(
        named = RealMnist.FOLDER,
        matches = ".+",
        disabledReason = RealMnist.MISSING)
class MnistEquivalenceIT {
    @TempDir private Path home;

    @Test
    void fastTwinAndFrameworkAreEquivalentOverFiveSeeds() throws IOException {
        JsonNode document =
                RealMnist.json(
                        "compare",
                        "--engines",
                        "fast,dl4j",
                        "--seeds",
                        "5",
                        "--json",
                        "--quiet",
                        "--out",
                        home.resolve("run").toString());
        assertEquals("equivalent", document.get("verdict").asText());
        JsonNode pair = document.get("pairs").get(0);
        assertTrue(pair.get("equivalence").get("p").asDouble() < 0.05, pair.toString());
        assertEquals(5, pair.get("mcnemar").size());
    }
}
