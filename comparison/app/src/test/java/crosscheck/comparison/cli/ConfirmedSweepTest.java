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

/** {@code sweep --confirm}, on irises. */
class ConfirmedSweepTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private Cli sweep(String... words) {
        List<String> all = new ArrayList<>(List.of("sweep"));
        all.addAll(List.of(words));
        all.addAll(List.of("--studies", home.resolve("studies").toString(), "--quiet"));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private JsonNode json(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        Cli cli = sweep(all.toArray(String[]::new));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return JSON.readTree(cli.out());
    }

    private JsonNode irises(String name, String... more) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--data",
                                "iris",
                                "--epochs",
                                "4",
                                "--vary",
                                "learningRate=log:0.01..3",
                                "--vary",
                                "hidden=3,6",
                                "--trials",
                                "12",
                                "--seeds",
                                "2",
                                "--name",
                                name));
        all.addAll(List.of(more));
        return json(all.toArray(String[]::new));
    }

    @Test
    void bestTrialsAreConfirmedAndTheOthersAreNot() throws IOException {
        JsonNode all = irises("all", "--engines", "fast,dl4j");
        JsonNode confirmed = irises("some", "--confirm", "3", "--workers", "3");
        assertEquals(3, confirmed.get("spec").get("confirm").asInt());
        assertEquals(12, confirmed.get("counts").get("complete").asInt());
        double worst = 1;
        double bestOfOthers = 0;
        int count = 0;
        for (int n = 0; n < 12; n++) {
            JsonNode trial = confirmed.get("trials").get(n);
            JsonNode same = SweepCommandTest.bits(all).get(n);
            JsonNode bits = SweepCommandTest.bits(confirmed).get(n);
            assertEquals(same.get("engines").get(0), bits.get("engines").get(0));
            double objective = trial.get("objective").asDouble();
            if (trial.get("engines").get(1).get("seeds").isEmpty()) {
                bestOfOthers = Math.max(bestOfOthers, objective);
            } else {
                assertEquals(same.get("engines").get(1), bits.get("engines").get(1));
                worst = Math.min(worst, objective);
                count++;
            }
        }
        assertEquals(3, count);
        assertTrue(worst >= bestOfOthers, worst + " and " + bestOfOthers);
        assertEquals(2, confirmed.get("tests").size(), "the winner on both engines");

        JsonNode analysis = confirmed.get("analysis");
        assertEquals(3, analysis.get("engines").get(0).get("trials").asInt());
        JsonNode saved = analysis.get("saved").get(0);
        assertEquals(3, saved.get("confirmed").asInt());
        assertEquals(12, saved.get("complete").asInt());
        assertEquals(
                saved.get("estimatedSeconds").asDouble()
                        - saved.get("searchSeconds").asDouble()
                        - saved.get("confirmSeconds").asDouble(),
                saved.get("seconds").asDouble(),
                1e-12);
        assertEquals(12, all.get("analysis").get("engines").get(0).get("trials").asInt());
        assertEquals(0, all.get("analysis").get("saved").size());
        assertEquals(2, all.get("analysis").get("importance").size());

        assertEquals(confirmed, json("--resume", "some"), "nothing is done again");
        String text = sweep("best", "some").out();
        assertTrue(text.contains("confirmed 3 of 12 complete trials with dl4j"), text);
        assertTrue(text.contains("Kendall's tau"), text);
        assertTrue(text.contains("explained by one parameter alone: "), text);
    }

    @Test
    void confirmationNeedsASecondEngine() {
        Cli alone =
                sweep(
                        "--data",
                        "iris",
                        "--vary",
                        "hidden=3,6",
                        "--engines",
                        "dl4j",
                        "--confirm",
                        "1");
        assertEquals(ExitCode.USAGE, alone.exitCode());
        assertTrue(alone.err().contains("takes a second engine beside dl4j"), alone.err());
        Cli negative = sweep("--data", "iris", "--vary", "hidden=3,6", "--confirm", "-1");
        assertEquals(ExitCode.USAGE, negative.exitCode());
    }
}
