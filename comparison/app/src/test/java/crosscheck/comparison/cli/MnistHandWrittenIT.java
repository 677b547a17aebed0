package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The accuracy that the hand-written network reaches on the real MNIST. */
@Tag("long")
@EnabledIfEnvironmentVariable(
        named = RealMnist.FOLDER,
        matches = ".+",
        disabledReason = RealMnist.MISSING)
class MnistHandWrittenIT {
    @TempDir private Path home;

    @Test
    void handWrittenNetworkReachesItsMeanAccuracyOverFiveSeeds() throws IOException {
        double sum = 0;
        for (int seed = 1; seed <= 5; seed++) {
            JsonNode document =
                    RealMnist.json(
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
