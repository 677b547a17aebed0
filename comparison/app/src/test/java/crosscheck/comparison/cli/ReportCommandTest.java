package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir private static Path shared;
    private static Path run;

    @TempDir private Path home;

    @BeforeAll
    static void trainOnce() throws IOException {
        Path data = Files.createDirectory(shared.resolve("drawn"));
        DrawnDigits.draw(600, 100, 1).writeIdx(data);
        run = shared.resolve("run");
        train(data, run, 1);
        train(data, shared.resolve("other"), 2);
    }

    private static void train(Path data, Path out, int seed) {
        Cli cli =
                Cli.run(
                        shared.resolve("cache"),
                        "compare",
                        "--engines",
                        "scratch,fast",
                        "--data",
                        data.toString(),
                        "--epochs",
                        "2",
                        "--parity-steps",
                        "5",
                        "--seed",
                        String.valueOf(seed),
                        "--quiet",
                        "--open",
                        "--out",
                        out.toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        assertTrue(
                cli.out().contains("page: " + out.resolve("report.html")),
                "names its page: " + cli);
        assertTrue(cli.err().contains("open this in a browser: "), "there is no desktop: " + cli);
    }

    private Cli report(Object... args) {
        String[] line = new String[args.length + 1];
        line[0] = "report";
        for (int i = 0; i < args.length; i++) {
            line[i + 1] = args[i].toString();
        }
        return Cli.run(home.resolve("cache"), line);
    }

    @Test
    void rebuiltPageIsTheOneThatTheRunLeft() throws IOException {
        byte[] left = Files.readAllBytes(run.resolve("report.html"));
        Files.writeString(run.resolve("report.html"), "something else");
        Cli cli = report(run);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals("page: " + run.resolve("report.html") + System.lineSeparator(), cli.out());
        assertArrayEquals(left, Files.readAllBytes(run.resolve("report.html")));
        String html = Files.readString(run.resolve("report.html"));
        assertTrue(html.contains("<h2>Disagreements and mistakes</h2>"));
        assertTrue(html.contains("class=\"gallery\""), "the digits are drawn");
    }

    @Test
    void severalRunsBecomeOnePage() throws IOException {
        Path page = home.resolve("both.html");
        Cli cli = report(run, shared.resolve("other"), "--out", page, "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = new ObjectMapper().readTree(cli.out());
        assertEquals(page.toString(), document.get("page").asText());
        assertEquals(Files.size(page), document.get("bytes").asLong());
        assertTrue(Files.readString(page).contains("fast, seed 2"));
    }

    @Test
    void withoutTheDataThePageSaysSo() throws IOException {
        Path copy = Files.createDirectory(home.resolve("copy"));
        for (String name : new String[] {"run.json", "metrics.csv", "predictions.csv"}) {
            String text = Files.readString(run.resolve(name));
            Files.writeString(
                    copy.resolve(name),
                    text.replace(shared.resolve("drawn").toString(), "/nowhere/drawn"));
        }
        Cli cli = report(copy);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("no test example is drawn: "), cli.err());
        String html = Files.readString(copy.resolve("report.html"));
        assertTrue(html.contains("The examples cannot be drawn: "));
        assertFalse(html.contains("class=\"gallery\""));
        assertEquals(ExitCode.OK, report(copy, "--data", shared.resolve("drawn")).exitCode());
        assertTrue(
                Files.readString(copy.resolve("report.html")).contains("class=\"gallery\""),
                "found where --data says");
    }

    @Test
    void wrongUseAndMissingFoldersAreToldInASentence() {
        Cli several = report(run, shared.resolve("other"));
        assertEquals(ExitCode.USAGE, several.exitCode());
        assertTrue(several.err().contains("say with --out FILE.html"), several.err());
        Cli name = report(run, "--out", home.resolve("page.txt"));
        assertEquals(ExitCode.USAGE, name.exitCode());
        assertEquals(ExitCode.USAGE, report(run, run, "--out", home.resolve("p.html")).exitCode());
        Cli missing = report(home.resolve("nothing"));
        assertEquals(ExitCode.INVALID_INPUT, missing.exitCode());
        assertTrue(missing.err().contains("there is no run folder"), missing.err());
        Cli folder = report(run, "--out", home.resolve("no/such/page.html"));
        assertEquals(ExitCode.INVALID_INPUT, folder.exitCode());
        assertTrue(folder.err().contains("no such folder"), folder.err());
    }
}
