package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sweep bench}, on irises. */
class SweepBenchCommandTest {
    @TempDir private Path home;

    private Cli bench(String... more) {
        List<String> all = new ArrayList<>(List.of("sweep", "bench", "--data", "iris", "--quiet"));
        all.addAll(List.of(more));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    @Test
    void searchesAreHeldAgainstTheFirst() throws IOException {
        Cli cli =
                bench(
                        "--epochs",
                        "9",
                        "--vary",
                        "learningRate=log:0.001..3",
                        "--trials",
                        "9",
                        "--study-seeds",
                        "2",
                        "--contest",
                        "random",
                        "--contest",
                        "tpe:start=4",
                        "--contest",
                        "random/asha:parallel=2",
                        "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode searches = new ObjectMapper().readTree(cli.out()).get("searches");
        assertEquals(3, searches.size());
        for (int seed = 0; seed < 2; seed++) {
            JsonNode random = searches.get(0).get("studies").get(seed);
            JsonNode asha = searches.get(2).get("studies").get(seed);
            assertEquals(81, random.get("epochs").asInt());
            assertTrue(asha.get("epochs").asInt() < 60, asha.toString());
            assertTrue(asha.get("best").asDouble() <= random.get("best").asDouble(), "same points");
        }
        assertEquals(0, searches.get(0).get("difference").get("mean").asDouble());
        assertEquals(2, searches.get(0).get("reached").asInt());
        assertEquals("asha:eta=3,first=1,parallel=2", searches.get(2).get("pruner").asText());
    }

    @Test
    void wrongUseIsTold() {
        assertEquals(ExitCode.USAGE, bench("--contest", "best").exitCode());
        assertEquals(ExitCode.USAGE, bench("--study-seeds", "0").exitCode());
        assertEquals(ExitCode.USAGE, bench("--vary", "colour=red").exitCode());
        assertEquals(ExitCode.USAGE, bench("--trials", "0").exitCode());
    }
}
