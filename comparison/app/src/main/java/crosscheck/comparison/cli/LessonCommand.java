package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.comparison.lesson.Lesson;
import crosscheck.comparison.lesson.LessonContext;
import crosscheck.comparison.lesson.LessonDocument;
import crosscheck.comparison.lesson.LessonPage;
import crosscheck.comparison.lesson.LessonResult;
import crosscheck.comparison.lesson.LessonText;
import crosscheck.comparison.lesson.Lessons;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.runfolder.RunDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.runpage.Report;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crosscheck lesson}: one small system of the lectures. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs one small system of the lectures and prints the lecture's figures beside the"
                    + " computed ones: agrees, differs, or erratum of the lecture.",
            "Draws what has a shape into report.html in the run folder, which opens without a"
                    + " network. Exit code 3 where a figure differs."
        })
final class LessonCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final List<String> args;
    private final Lessons lessons;
    private Split opened;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "The lesson; --list names them all.")
    private String name;

    @Option(names = "--list", description = "List the lessons and do nothing else.")
    private boolean list;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "" + TrainingSpec.DEFAULT_SEED,
            description = "Decides everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private DataOptions data;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "The folder to make for this run's files"
                            + " (default: runs/<date>-<time>-lesson-NAME).")
    private Path out;

    @Mixin private BrowserOptions browser;
    @Mixin private OutputOptions output;

    LessonCommand(Surroundings surroundings, List<String> args, Lessons lessons) {
        this.surroundings = surroundings;
        this.args = args;
        this.lessons = lessons;
    }

    @Override
    public Integer call() throws IOException {
        Console console = output.console(surroundings);
        if (list) {
            print(console, LessonDocument.list(lessons.all()), lessonTable());
            return ExitCode.OK;
        }
        Lesson lesson = lesson();
        data.validate();
        Path target =
                out == null
                        ? RunFolder.defaultTarget("lesson-" + lesson.name(), LocalDateTime.now())
                        : out;
        try (RunFolder folder = RunFolder.begin(target)) {
            return run(lesson, console, folder);
        }
    }

    private Lesson lesson() {
        if (name == null) {
            throw usage("lesson needs a name: " + lessons.names());
        }
        return lessons.find(name)
                .orElseThrow(
                        () -> usage("there is no lesson '" + name + "', only " + lessons.names()));
    }

    private int run(Lesson lesson, Console console, RunFolder folder) throws IOException {
        Instant begin = Instant.now();
        LessonResult result = lesson.run(new LessonContext(seed, () -> openOnce(console), console));
        ObjectNode document = LessonDocument.of(lesson, result, seed, folder.target());
        JsonFile.write(
                RunDocument.of(
                        document,
                        args,
                        begin,
                        Optional.ofNullable(opened).map(split -> split.train().provenance())),
                folder.file("run.json"));
        PageFile.write(LessonPage.of(lesson, result, notes(lesson)), folder.file(Report.FILE));
        folder.commit();
        Path page = folder.target().resolve(Report.FILE);
        print(
                console,
                document,
                LessonText.of(lesson, result) + System.lineSeparator() + "page: " + page);
        browser.openIfAsked(page, surroundings, console);
        return result.count(Outcome.DIFFERS) == 0 ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private Split openOnce(Console console) throws InvalidDataException {
        if (opened == null) {
            opened = data.open(surroundings.environment(), console);
        }
        return opened;
    }

    private List<String> notes(Lesson lesson) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Made by crosscheck %s: lesson %s, seed %d."
                        .formatted(Version.text(), lesson.name(), seed));
        if (opened != null) {
            notes.add(
                    "Data: %s, SHA-256 %s."
                            .formatted(
                                    opened.train().name(), opened.train().provenance().sha256()));
        }
        return notes;
    }

    private String lessonTable() {
        return Table.ofText(
                List.of("lesson", "shows"),
                lessons.all().stream()
                        .map(lesson -> List.of(lesson.name(), lesson.summary()))
                        .toList());
    }

    private void print(Console console, ObjectNode document, String text) {
        console.out().println(output.json() ? document.toPrettyString() : text);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
