package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parity --inject} and {@code --self-test}. */
class ParityFaultsTest {
    @TempDir private Path home;

    private Cli parity(String options) {
        String[] args = ("parity " + options + " --out " + home.resolve("run")).split(" ");
        return Cli.run(home.resolve("cache"), args);
    }

    @Test
    void faultIsALessonAndAFailedCheck() throws IOException {
        Cli cli = parity("--inject dropped-bias --data iris --steps 12");
        assertEquals(ExitCode.CHECK_FAILED, cli.exitCode(), cli.err());
        assertTrue(
                cli.out().contains("Fault: dropped-bias in layer 1: a layer computes z = x W"),
                cli.out());
        assertTrue(cli.out().contains("Must be seen first in layer 1 z at step 2: "), cli.out());
        assertTrue(cli.out().contains("Seen first: layer 1 z[0]["), cli.out());
        assertTrue(cli.out().contains(" with it, as it must be."), cli.out());
        assertTrue(cli.out().contains("| 1_b_m "), cli.out());
        assertTrue(cli.out().contains("verdict: differ"), cli.out());
        String page = Files.readString(home.resolve("run/report.html"));
        assertTrue(page.contains("Largest absolute error against the step"));
        assertTrue(page.contains("Fault: dropped-bias in layer 1"));
    }

    @Test
    void documentTellsWhereAFaultMustBeSeenAndWasSeen() throws IOException {
        Cli cli = parity("--inject swapped-betas --data iris --steps 3 --json --quiet");
        assertEquals(ExitCode.CHECK_FAILED, cli.exitCode(), cli.err());
        JsonNode document = new ObjectMapper().readTree(cli.out());
        JsonNode fault = document.get("fault");
        assertEquals("swapped-betas", fault.get("name").asText());
        assertEquals(1, fault.get("expected").get("step").asInt());
        assertEquals("0_W_m", fault.get("expected").get("tensor").asText());
        assertTrue(fault.get("found").asBoolean());
        assertTrue(fault.get("named").asBoolean());
        assertEquals("4-30-20-3", document.get("spec").get("shape").asText());
        assertEquals(
                "0_W_m",
                document.get("comparisons").get(0).get("firstDivergence").get("tensor").asText());
    }

    @Test
    void selfTestFindsAndNamesAllFaultsAndNothingElse() throws IOException {
        Cli cli = parity("--self-test --data iris --seeds 2 --steps 10 --json --quiet");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out());
        JsonNode document = new ObjectMapper().readTree(cli.out());
        assertEquals("all faults found and named", document.get("verdict").asText());
        // irises are no images, so that no convolution pads them
        assertEquals((4 * 3 + 10 - 1) * 2, document.get("faults").size());
        for (JsonNode fault : document.get("faults")) {
            assertTrue(fault.get("named").asBoolean(), fault.toString());
        }
        assertEquals(2, document.get("clean").get("runs").asInt());
        assertEquals(10, document.get("clean").get("steps").asInt());
        assertEquals(0, document.get("clean").get("reported").asInt());
        assertTrue(Files.readString(home.resolve("run/report.html")).contains("What they are"));
    }
}
