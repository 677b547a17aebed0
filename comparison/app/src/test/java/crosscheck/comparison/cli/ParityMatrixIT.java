package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole matrix, a few steps of each case: on the real MNIST where it is, else on digits. */
@Tag("long")
class ParityMatrixIT {
    private static final int STEPS = 5;
    private static final String DATA = "CROSSCHECK_DATA";

    @Test
    void everyCaseAgreesWithEveryCounterpart(@TempDir Path home) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        environment.put("CROSSCHECK_MNIST_MIRRORS", "http://127.0.0.1:9/"); // nobody listens
        String folder = System.getenv(DATA);
        if (folder != null) {
            environment.put(DATA, folder);
        }
        Cli cli =
                Cli.run(
                        environment,
                        "parity",
                        "--all",
                        "--data",
                        folder == null ? "digits" : "mnist",
                        "--steps",
                        String.valueOf(STEPS),
                        "--json",
                        "--out",
                        home.resolve("run").toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode cases = new ObjectMapper().readTree(cli.out()).get("cases");
        assertEquals(71, cases.size());
        Map<String, Integer> outcomes = new TreeMap<>();
        List<Double> used = new ArrayList<>();
        for (JsonNode each : cases) {
            double most = 0;
            assertEquals("agree", each.get("outcome").asText(), each.toString());
            for (JsonNode comparison : each.get("comparisons")) {
                outcomes.merge(comparison.get("outcome").asText(), 1, Integer::sum);
                if (comparison.get("outcome").asText().equals("agree")) {
                    most = Math.max(most, comparison.get("toleranceUsed").asDouble());
                    assertTrue(comparison.get("explainedBy").isNull(), comparison.toString());
                    assertEquals(STEPS, comparison.get("steps").asInt());
                    assertTrue(comparison.get("kinds").size() >= 8, comparison.toString());
                }
            }
            used.add(most);
        }
        assertSharpAndSilent(used);
        // 71 x 4 pairs: 26 cases without fast have 2, 7 without dl4j have 1
        assertEquals(
                Map.of("agree", 38 * 4 + 26 * 2 + 7, "no counterpart", 26 * 2 + 7 * 3), outcomes);
        long lines = cli.err().lines().filter(line -> line.contains(" left")).count();
        assertEquals(71, lines, "a line of progress for each case");
    }

    /** Bounds that are far above what programs use would hide faults. */
    private static void assertSharpAndSilent(List<Double> used) {
        List<Double> sorted = used.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        assertTrue(median >= 0.05 && median <= 0.6, "the median case uses " + median);
        assertTrue(sorted.get(sorted.size() - 1) <= 1, "the worst case uses " + sorted);
    }
}
