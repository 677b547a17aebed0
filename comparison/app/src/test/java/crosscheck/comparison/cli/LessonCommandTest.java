package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.cli.Surroundings.Terminal;
import crosscheck.comparison.lesson.Figures;
import crosscheck.comparison.lesson.Lecture;
import crosscheck.comparison.lesson.Lesson;
import crosscheck.comparison.lesson.LessonContext;
import crosscheck.comparison.lesson.LessonResult;
import crosscheck.comparison.lesson.Lessons;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LessonCommandTest {
    private static final Lessons LESSONS = Lessons.standard();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path home;

    private Cli lesson(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "lesson";
        System.arraycopy(args, 0, all, 1, args.length);
        return Cli.run(home.resolve("cache"), all);
    }

    @Test
    void listNamesEveryLesson() throws IOException {
        Cli cli = lesson("--list");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        int found = 0;
        for (Lesson lesson : LESSONS.all()) {
            assertTrue(cli.out().contains("| " + lesson.name() + " "), lesson.name());
            found++;
        }
        assertTrue(found >= 1);
        JsonNode list = JSON.readTree(lesson("--list", "--json").out()).get("lessons");
        assertEquals(
                LESSONS.all().stream().map(Lesson::name).toList(), list.findValuesAsText("name"));
    }

    @Test
    void anUnknownOrMissingNameIsWrongUseAndTheNamesAreTold() {
        int refused = 0;
        for (String[] args : List.of(new String[] {"nothing"}, new String[0])) {
            Cli cli = lesson(args);
            assertEquals(ExitCode.USAGE, cli.exitCode());
            assertTrue(cli.err().contains(LESSONS.names()), cli.err());
            refused++;
        }
        assertEquals(2, refused);
    }

    @Test
    void figuresAreOneJsonDocument() throws IOException {
        Path run = home.resolve("run");
        Cli cli = lesson("gates", "--json", "--out", run.toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode document = JSON.readTree(cli.out());
        assertEquals("gates", document.get("lesson").asText());
        assertEquals(4, document.get("agrees").asInt());
        assertEquals(0, document.get("differs").asInt());
        assertEquals("[0.0,1.0,1.0,0.0]", document.at("/figures/3/computed").toString());
        assertEquals(4, document.get("findings").size());
        JsonNode saved = JSON.readTree(run.resolve("run.json").toFile());
        assertEquals(document.get("figures"), saved.get("figures"));
        assertTrue(saved.get("provenance").isNull());
        assertTrue(saved.get("machine").get("processors").asInt() >= 1);
    }

    @Test
    void theTextHasTheTableAndThePage() {
        Path run = home.resolve("run");
        Cli cli = lesson("gates", "--out", run.toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.out().contains("XOR = AND(NAND, OR)"), cli.out());
        assertTrue(cli.out().contains("agrees"), cli.out());
        assertTrue(cli.out().contains("page: " + run.resolve("report.html")), cli.out());
        assertTrue(Files.exists(run.resolve("report.html")));
    }

    @Test
    void anExistingFolderIsNotTouched() throws IOException {
        Path run = Files.createDirectory(home.resolve("run"));
        Cli cli = lesson("gates", "--out", run.toString());
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode());
        assertTrue(cli.err().contains("exists already"), cli.err());
        assertFalse(Files.exists(run.resolve("report.html")));
    }

    /** A lesson whose one figure is off, and which opens the data that it is given. */
    private record WrongLesson() implements Lesson {
        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public String title() {
            return "Wrong";
        }

        @Override
        public String summary() {
            return "Computes another figure than is printed.";
        }

        @Override
        public LessonResult run(LessonContext context) throws IOException {
            int examples = context.data().open().train().size();
            Figures figures = new Figures(Lecture.IRIS).rounded("flowers", "91", examples);
            return new LessonResult(figures.list(), List.of());
        }
    }

    @Test
    void aFigureThatDiffersFailsTheCheckAndTheFilesAreWrittenAllTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Path run = home.resolve("run");
        CommandLine line =
                new CommandLine(
                        new LessonCommand(
                                new Surroundings(Map.of(), stream, stream, Terminal.NONE),
                                List.of(),
                                new Lessons(List.of(new WrongLesson()))));
        Crosscheck.registerChoices(line);
        int exitCode = line.execute("wrong", "--data", "iris", "--out", run.toString());
        assertEquals(ExitCode.CHECK_FAILED, exitCode, out.toString(StandardCharsets.UTF_8));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("differs 1"));
        JsonNode saved = JSON.readTree(run.resolve("run.json").toFile());
        assertEquals("[90.0]", saved.at("/figures/0/computed").toString());
        assertEquals("differs", saved.at("/figures/0/outcome").asText());
        assertTrue(saved.at("/provenance/sha256").has("iris.csv"), saved.toString());
        String page = Files.readString(run.resolve("report.html"));
        assertTrue(page.contains("bad\">differs<"));
        assertTrue(page.contains("Data: iris, SHA-256 "));
    }
}
