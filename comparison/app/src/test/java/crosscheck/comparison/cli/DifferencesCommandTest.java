package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.cli.Surroundings.Terminal;
import crosscheck.comparison.dl4jquirks.Difference;
import crosscheck.comparison.dl4jquirks.Differences;
import crosscheck.comparison.dl4jquirks.Gap;
import crosscheck.comparison.dl4jquirks.Gap.Chance;
import crosscheck.comparison.dl4jquirks.InDl4j;
import crosscheck.comparison.dl4jquirks.Measured;
import crosscheck.comparison.dl4jquirks.Published;
import crosscheck.comparison.dl4jquirks.Topic;
import crosscheck.comparison.trace.Tolerance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.SgdUpdater;
import picocli.CommandLine;

class DifferencesCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private Cli differences(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "differences";
        System.arraycopy(args, 0, all, 1, args.length);
        return Cli.run(home.resolve("cache"), all);
    }

    @Test
    void listNamesEveryDifference() throws IOException {
        Cli cli = differences("--list");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        int found = 0;
        for (Difference difference : Differences.all()) {
            assertTrue(cli.out().contains("| " + difference.name() + " "), difference.name());
            found++;
        }
        assertTrue(found >= 30);
        JsonNode list = JSON.readTree(differences("--list", "--json").out()).get("differences");
        assertEquals(
                Differences.all().stream().map(Difference::name).toList(),
                list.findValuesAsText("name"));
    }

    @Test
    void anUnknownNameIsWrongUseAndTheNamesAreTold() {
        Cli cli = differences("adam-epsilon", "nothing");
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(cli.err().contains("no difference 'nothing'"), cli.err());
        assertTrue(cli.err().contains("batch-norm-variance"), cli.err());
    }

    @Test
    void aNamedDifferenceIsShownWithItsFormulas() throws IOException {
        Path run = home.resolve("run");
        Cli cli = differences("adam-epsilon", "relu-nan", "--out", run.toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.out().contains("Kingma and Ba 2015, algorithm 1"), cli.out());
        assertTrue(cli.out().contains("AdamUpdater"), cli.out());
        assertTrue(cli.out().contains("-0.23035"), cli.out());
        assertTrue(cli.out().contains("page: " + run.resolve("report.html")), cli.out());
        String page = Files.readString(run.resolve("report.html"));
        assertTrue(page.contains("Gap of the way by step"));
        assertTrue(page.contains("good\">as predicted<"));
        assertFalse(page.contains("dense-order"));
        assertTrue(Files.readString(run.resolve("known-differences.md")).contains("### relu-nan"));
    }

    @Test
    void gapsAreOneJsonDocument() throws IOException {
        Path run = home.resolve("run");
        Cli cli = differences("adagrad-start", "--json", "--out", run.toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = JSON.readTree(cli.out());
        assertTrue(document.get("asPredicted").asBoolean());
        JsonNode one = document.at("/differences/0");
        assertEquals(
                "[\"org.nd4j.linalg.learning.AdaGradUpdater\"]", one.get("dl4jClasses").toString());
        assertEquals(-0.900397, one.at("/gaps/0/predicted").asDouble(), 1e-6);
        assertEquals(-0.900397, one.at("/gaps/0/measured").asDouble(), 1e-6);
        assertEquals(one.at("/curves/0/steps").size(), one.at("/curves/0/measured").size());
        JsonNode saved = JSON.readTree(run.resolve("run.json").toFile());
        assertEquals(document.get("differences"), saved.get("differences"));
        assertFalse(saved.get("native").isNull());
    }

    @Test
    void aGapThatIsNotAsPredictedFailsTheCheckAndTheFilesAreWrittenAllTheSame() throws IOException {
        Gap wrong =
                new Gap("s", "q", 1, 2, 1.5, Chance.NONE, new Tolerance(0.1, 0, "of this test"));
        Difference difference =
                new Difference(
                        "wrong",
                        Topic.LAYERS,
                        "Wrong",
                        new Published("1", "this test"),
                        new InDl4j("2", List.of(SgdUpdater.class)),
                        "Nothing.",
                        () -> new Measured(List.of(wrong), List.of()),
                        network -> Optional.empty());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Path run = home.resolve("run");
        int exitCode =
                new CommandLine(
                                new DifferencesCommand(
                                        new Surroundings(Map.of(), stream, stream, Terminal.NONE),
                                        List.of(),
                                        List.of(difference)))
                        .execute("--out", run.toString());
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(ExitCode.CHECK_FAILED, exitCode, text);
        assertTrue(text.contains("Differences: 1; as predicted 0 of 1 gaps"), text);
        assertTrue(text.contains("not as predicted"), text);
        assertFalse(JSON.readTree(run.resolve("run.json").toFile()).get("asPredicted").asBoolean());
        assertTrue(
                Files.readString(run.resolve("report.html")).contains("bad\">not as predicted<"));
    }
}
