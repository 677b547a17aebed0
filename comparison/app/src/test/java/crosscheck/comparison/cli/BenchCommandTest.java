package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir private Path home;

    private Cli bench(String... more) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "bench",
                                "--data",
                                "iris",
                                "--hidden",
                                "8",
                                "--rounds",
                                "1",
                                "--engines",
                                "scratch,fast",
                                "--out",
                                home.resolve("run").toString()));
        args.addAll(List.of(more));
        return Cli.run(home.resolve("cache"), args.toArray(String[]::new));
    }

    @Test
    void jsonHasEveryEngineWithItsKernels() throws IOException {
        Cli cli = bench("--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = new ObjectMapper().readTree(cli.out());
        assertEquals("bench", document.get("command").asText());
        assertEquals("iris", document.get("data").get("name").asText());
        assertTrue(document.get("peakGigaflops").asDouble() > 0);
        List<String> names = new ArrayList<>();
        for (JsonNode speed : document.get("speeds")) {
            names.add(speed.get("name").asText());
            assertTrue(speed.get("secondsPerEpoch").get("median").asDouble() > 0);
            assertTrue(speed.get("predictionsPerSecond").asDouble() > 0);
            assertTrue(speed.get("gigaflops").asDouble() > 0);
            assertTrue(speed.get("computesWith").asText().length() > 5);
        }
        assertEquals(List.of("scratch", "fast (vector)", "fast (plain)"), names);
        assertTrue(document.get("startUpSeconds").get("fast").get("median").asDouble() > 0);
        assertTrue(Files.exists(home.resolve("run/run.json")));
    }

    @Test
    void tableAndPageSayWhatWasMeasured() throws IOException {
        Cli cli = bench("--quiet");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.out().contains("| fast (vector) | iris |"), cli.out());
        assertTrue(cli.out().contains("from the start of Java"), cli.out());
        String page = Files.readString(home.resolve("run/report.html"));
        assertTrue(page.contains("Examples per second in training"));
        assertTrue(page.contains("fast (plain)"));
    }

    @Test
    void roundsOutOfRangeAreWrongUse() {
        Cli cli = Cli.run(home.resolve("cache"), "bench", "--rounds", "0", "--data", "iris");
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(cli.err().contains("--rounds must be from 1 to 1000, not 0"), cli.err());
    }
}
