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

class OtherCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    @Test
    void helpListsEveryCommandAndExitCode() {
        Cli cli = Cli.run(home, "--help");
        assertEquals(ExitCode.OK, cli.exitCode());
        for (String word : new String[] {"compare", "train", "data", "doctor", "130"}) {
            assertTrue(cli.out().contains(word), word);
        }
    }

    @Test
    void versionIsTheBuilds() {
        assertTrue(Cli.run(home, "--version").out().matches("crosscheck \\d+\\.\\d+\\S*\\R"));
    }

    @Test
    void withoutNetworkAutoFallsBackToDigitsAndSaysSoInOneLine() {
        Cli cli =
                Cli.run(
                        home.resolve("cache"),
                        "train",
                        "--engine",
                        "scratch",
                        "--epochs",
                        "1",
                        "--train-examples",
                        "1000",
                        "--quiet",
                        "--out",
                        home.resolve("run").toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
        assertTrue(cli.err().startsWith("crosscheck: using digits instead of mnist"), cli.err());
        assertTrue(cli.out().startsWith("train on digits: "), cli.out());
        assertTrue(cli.out().contains("| digits |"), cli.out());
    }

    @Test
    void withoutNetworkMnistItselfIsInvalidInput() {
        Cli cli = Cli.run(home.resolve("cache"), "train", "--data", "mnist");
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode());
        assertTrue(cli.err().contains("--data-dir"), cli.err());
    }

    @Test
    void listNamesEveryDataSet() throws IOException {
        JsonNode list = JSON.readTree(Cli.run(home, "data", "list", "--json").out());
        assertEquals(
                "[mnist, digits, iris, and, or, nand, xor]",
                list.findValuesAsText("name").toString());
        assertTrue(Cli.run(home, "data", "list").out().contains("to fetch"));
    }

    @Test
    void verifyPrintsChecksums() throws IOException {
        Cli cli = Cli.run(home, "data", "verify", "iris", "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode file = JSON.readTree(cli.out()).get("files").get(0);
        assertEquals("match", file.get("verdict").asText());
        assertEquals(file.get("expectedSha256"), file.get("sha256"));
    }

    @Test
    void drawnFilesCanBeVerifiedAndTrainedOn() {
        Path folder = home.resolve("few");
        Cli drawn =
                Cli.run(
                        home,
                        "data",
                        "draw",
                        "--out",
                        folder.toString(),
                        "--train-examples",
                        "120",
                        "--test-examples",
                        "20");
        assertEquals(ExitCode.OK, drawn.exitCode(), drawn.err());
        assertTrue(Files.exists(folder.resolve("t10k-labels-idx1-ubyte")));
        assertEquals(ExitCode.OK, Cli.run(home, "data", "verify", folder.toString()).exitCode());
        Cli none = Cli.run(home, "data", "draw", "--out", "x", "--train-examples", "0");
        assertEquals(ExitCode.USAGE, none.exitCode());
    }

    @Test
    void fetchWithoutNetworkSaysWhatToDo() {
        Cli cli = Cli.run(home, "data", "fetch");
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode());
        assertTrue(cli.err().contains("127.0.0.1:9"), cli.err());
    }

    @Test
    void doctorLooksAtJavaTheNativeLibraryAndTheData() throws IOException {
        Cli cli = Cli.run(home, "doctor", "--json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out());
        String subjects =
                JSON.readTree(cli.out()).get("findings").findValuesAsText("subject").toString();
        for (String subject :
                new String[] {
                    "java", "processor", "native library", "dl4j start-up", "data mnist"
                }) {
            assertTrue(subjects.contains(subject), subjects);
        }
        double seconds = JSON.readTree(cli.out()).get("firstOperationSeconds").asDouble();
        assertTrue(seconds > 0, String.valueOf(seconds));
    }
}
