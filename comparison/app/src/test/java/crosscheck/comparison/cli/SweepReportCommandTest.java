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

/** {@code sweep report} and the page that a sweep leaves, on irises. */
class SweepReportCommandTest {
    @TempDir private Path home;

    private Cli run(String... args) {
        List<String> all = new ArrayList<>(List.of("sweep"));
        all.addAll(List.of(args));
        all.addAll(List.of("--studies", home.resolve("studies").toString(), "--quiet"));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    @Test
    void aSweepLeavesAPageWithEveryChartAndReportMakesTheSameAnew() throws IOException {
        Cli sweep =
                run(
                        "--data",
                        "iris",
                        "--epochs",
                        "3",
                        "--vary",
                        "learningRate=log:0.01..10",
                        "--vary",
                        "hidden=3,6",
                        "--trials",
                        "12",
                        "--engines",
                        "fast,scratch",
                        "--name",
                        "two");
        assertEquals(ExitCode.OK, sweep.exitCode(), sweep.err());
        Path page = home.resolve("studies").resolve("two").resolve("report.html");
        assertTrue(sweep.out().contains("page: " + page), sweep.out());
        String html = Files.readString(page);
        int found = 0;
        for (String title :
                List.of(
                        "Validation accuracy of each trial",
                        "Settings and validation accuracy of each complete trial",
                        "Validation accuracy by learningRate",
                        "Validation accuracy by hidden",
                        "Validation accuracy in % by ",
                        "variance that one parameter explains alone",
                        "Validation accuracy of each trial by epoch",
                        "Attempts at trials by worker",
                        "Validation accuracy on scratch by that on fast")) {
            assertTrue(html.contains(title), title);
            found++;
        }
        assertEquals(9, found);
        String again = sweep.out().lines().filter(l -> l.startsWith("again: ")).findFirst().get();
        assertTrue(html.contains(again.substring("again: ".length())), again);

        Files.delete(page);
        Cli report = run("report", "two", "--json");
        assertEquals(ExitCode.OK, report.exitCode(), report.err());
        JsonNode json = new ObjectMapper().readTree(report.out());
        assertEquals(page.toString(), json.get("page").asText());
        assertEquals(Files.size(page), json.get("bytes").asLong());
        assertEquals(html, Files.readString(page));
    }

    @Test
    void noStudyIsTold() {
        Cli report = run("report", "nothing");
        assertEquals(ExitCode.INVALID_INPUT, report.exitCode());
        assertTrue(report.err().contains("no study"), report.err());
    }
}
