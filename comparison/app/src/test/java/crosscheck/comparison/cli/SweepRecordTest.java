package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.runfolder.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code study.json}: what a study was asked for and who worked on it, on what. */
class SweepRecordTest {
    @TempDir private Path home;

    private Cli sweep(String options) {
        List<String> all = new ArrayList<>(List.of("sweep"));
        all.addAll(List.of(options.split(" ")));
        all.addAll(List.of("--quiet", "--studies", home.resolve("studies").toString()));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private Path folder() {
        return home.resolve("studies").resolve("a");
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().readTree(folder().resolve("study.json").toFile());
    }

    private static void assertProcess(JsonNode process, int exitCode, String... words) {
        assertEquals(ProcessHandle.current().pid(), process.get("process").asLong());
        assertEquals(exitCode, process.get("exitCode").asInt(-1));
        Instant began = Instant.parse(process.get("began").asText());
        assertFalse(Instant.parse(process.get("ended").asText()).isBefore(began));
        assertEquals(Version.text(), process.get("crosscheckVersion").asText());
        assertEquals("sweep", process.get("commandLine").get(0).asText());
        List<String> line = new ArrayList<>();
        process.get("commandLine").forEach(word -> line.add(word.asText()));
        assertTrue(line.containsAll(List.of(words)), line.toString());
        assertTrue(process.get("machine").get("processors").asInt() >= 1);
        assertEquals(System.getProperty("os.arch"), process.get("machine").get("arch").asText());
        JsonNode files = process.get("provenance").get("sha256");
        assertTrue(files.size() >= 1, process.toString());
        files.forEach(sum -> assertTrue(sum.asText().matches("[0-9a-f]{64}"), sum.asText()));
    }

    @Test
    void everyProcessIsKeptWithCommandLineMachineDataAndVersions() throws Exception {
        Cli made =
                sweep(
                        "--data iris --epochs 1 --vary hidden=2,3 --sampler grid --name a"
                                + " --engines fast,dl4j --seeds 2 --seed 9");
        assertEquals(ExitCode.OK, made.exitCode(), made.err());
        assertEquals(ExitCode.OK, sweep("--resume a --workers 1").exitCode());
        JsonNode study = document();
        assertEquals("a", study.get("study").asText());
        assertEquals(9, study.get("spec").get("seed").asLong());
        assertEquals(2, study.get("spec").get("seeds").asInt());
        assertEquals(2, study.get("spec").get("engines").size());
        assertEquals(2, study.get("counts").get("complete").asInt());
        assertEquals(2, study.get("tests").size());
        assertTrue(study.get("best").isInt());
        assertTrue(study.get("trials") == null, "they are in the database");
        assertEquals(2, study.get("processes").size());
        assertProcess(study.get("processes").get(0), ExitCode.OK, "--vary", "hidden=2,3", "--seed");
        assertProcess(study.get("processes").get(1), ExitCode.OK, "--resume", "a");
        assertTrue(study.get("processes").get(0).get("native").isObject(), "dl4j was loaded");
        try (Stream<Path> files = Files.list(folder())) {
            assertEquals(
                    List.of("report.html", "study.db", "study.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Files.writeString(folder().resolve("study.json"), "{");
        Cli list = sweep("list --json");
        assertEquals(1, new ObjectMapper().readTree(list.out()).size(), "it is of no use to list");
        assertEquals("", list.err());
    }

    @Test
    void studyThatCouldNotBeTrainedSaysSo() throws IOException {
        Cli cli = sweep("--data iris --vary dropout=1..3 --trials 5 --name a");
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode());
        assertEquals(5, document().get("counts").get("invalid").asInt());
        assertTrue(document().get("best").isNull());
        assertProcess(document().get("processes").get(0), ExitCode.INVALID_INPUT, "--trials", "5");
    }

    @Test
    void studyOfTheFirstFormatIsBroughtUpToDate() throws Exception {
        sweep("--data iris --epochs 1 --vary hidden=2,3 --sampler grid --name a");
        String database = folder().resolve("study.db").toString();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE processes");
            statement.execute("PRAGMA user_version = 1");
        }
        String before = sweep("show a --json").out();
        assertEquals(ExitCode.OK, sweep("--resume a").exitCode());
        assertEquals(before, sweep("show a --json").out());
        assertEquals(1, document().get("processes").size());
        assertProcess(document().get("processes").get(0), ExitCode.OK, "--resume");
    }
}
