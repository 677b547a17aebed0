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

/** {@code sweep --prune}, on irises. */
class PrunedSweepTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private JsonNode study(String name, String... more) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "sweep",
                                "--data",
                                "iris",
                                "--epochs",
                                "9",
                                "--hidden",
                                "6",
                                "--vary",
                                "learningRate=log:0.0001..3",
                                "--trials",
                                "16",
                                "--name",
                                name,
                                "--studies",
                                home.resolve("studies").toString(),
                                "--quiet",
                                "--json"));
        all.addAll(List.of(more));
        Cli cli = Cli.run(home.resolve("cache"), all.toArray(String[]::new));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return JSON.readTree(cli.out());
    }

    private static int epochs(JsonNode trial) {
        return trial.get("engines").get(0).get("seeds").get(0).get("epochs").size();
    }

    @Test
    void ashaStopsAtRungsWithTheReasonAndWhatItLeavesIsAsWithoutIt() throws IOException {
        JsonNode all = study("all");
        JsonNode pruned = study("pruned", "--prune", "asha:eta=3");
        assertEquals("asha:eta=3,first=1,parallel=4", pruned.get("spec").get("pruner").asText());
        int stopped = 0;
        for (int n = 0; n < 16; n++) {
            JsonNode trial = pruned.get("trials").get(n);
            if (trial.get("state").asText().equals("pruned")) {
                stopped++;
                assertTrue(List.of(1, 3).contains(epochs(trial)), "a rung, and not the last epoch");
                String reason = trial.get("reason").asText();
                assertTrue(
                        reason.startsWith("stopped after epoch " + epochs(trial) + " of 9: its"),
                        reason);
                assertTrue(trial.get("objective").isNull());
            } else {
                assertEquals(
                        SweepCommandTest.bits(all).get(n), SweepCommandTest.bits(pruned).get(n));
            }
        }
        assertTrue(stopped >= 4 && stopped <= 12, stopped + " were stopped");
        assertEquals(stopped, pruned.get("counts").get("pruned").asInt());
        assertEquals(16 - stopped, pruned.get("counts").get("complete").asInt());
    }

    @Test
    void workersChangeNothingAboutWhatIsStopped() throws IOException {
        int stopped = 0;
        for (String pruner : List.of("asha:eta=2", "median:warmUp=2,trials=3,parallel=3")) {
            String name = pruner.substring(0, 4);
            JsonNode alone = study(name + "1", "--prune", pruner, "--workers", "1");
            JsonNode many = study(name + "6", "--prune", pruner, "--workers", "6");
            assertEquals(SweepCommandTest.bits(alone), SweepCommandTest.bits(many));
            assertTrue(alone.get("counts").get("pruned").asInt() > 0, pruner);
            stopped++;
        }
        assertEquals(2, stopped);
    }

    @Test
    void wrongPrunersAreWrongUse() {
        Cli cli =
                Cli.run(
                        home.resolve("cache"),
                        "sweep",
                        "--data",
                        "iris",
                        "--vary",
                        "hidden=2,3",
                        "--prune",
                        "asha:eta=1",
                        "--studies",
                        home.resolve("studies").toString());
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(cli.err().contains("eta must be from 2 to 100, not 1"), cli.err());
    }
}
