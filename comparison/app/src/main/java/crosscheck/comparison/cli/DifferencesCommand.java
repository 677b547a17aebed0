package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.dl4jquirks.Difference;
import crosscheck.comparison.dl4jquirks.DifferencesDocument;
import crosscheck.comparison.dl4jquirks.DifferencesMarkdown;
import crosscheck.comparison.dl4jquirks.DifferencesPage;
import crosscheck.comparison.dl4jquirks.DifferencesText;
import crosscheck.comparison.dl4jquirks.MeasuredDifference;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.runfolder.RunDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.runpage.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code crosscheck differences}: where DL4J differs from the literature, predicted and measured.
 */
@Command(
        name = "differences",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs what DL4J computes by another formula than the literature: the gap that follows"
                    + " from the formulas beside the one that DL4J and the hand-written code have.",
            "Without a name all of them; with names these, each with both formulas. Exit code 3"
                    + " where a gap is not as predicted."
        })
final class DifferencesCommand implements Callable<Integer> {
    private static final int THREADS = 1;

    private final Surroundings surroundings;
    private final List<String> args;
    private final List<Difference> known;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "The differences to show in full; --list names them all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "List the differences and do nothing else.")
    private boolean list;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "The folder to make for this run's files"
                            + " (default: runs/<date>-<time>-differences).")
    private Path out;

    @Mixin private BrowserOptions browser;
    @Mixin private OutputOptions output;

    DifferencesCommand(Surroundings surroundings, List<String> args, List<Difference> known) {
        this.surroundings = surroundings;
        this.args = args;
        this.known = known;
    }

    @Override
    public Integer call() throws IOException {
        Console console = output.console(surroundings);
        List<Difference> wanted = names.isEmpty() ? known : names.stream().map(this::find).toList();
        if (list) {
            print(console, DifferencesDocument.list(wanted), DifferencesText.list(wanted));
            return ExitCode.OK;
        }
        Path target =
                out == null ? RunFolder.defaultTarget("differences", LocalDateTime.now()) : out;
        try (RunFolder folder = RunFolder.begin(target)) {
            return run(wanted, console, folder);
        }
    }

    private Difference find(String name) {
        return known.stream()
                .filter(difference -> difference.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "there is no difference '%s', only %s"
                                                .formatted(name, knownNames())));
    }

    private String knownNames() {
        return known.stream().map(Difference::name).collect(Collectors.joining(", "));
    }

    private int run(List<Difference> wanted, Console console, RunFolder folder) throws IOException {
        Instant begin = Instant.now();
        Engines.create(EngineName.DL4J, THREADS);
        List<MeasuredDifference> measured = measure(wanted, console);
        ObjectNode document = DifferencesDocument.of(measured, folder.target());
        JsonFile.write(
                RunDocument.of(document, args, begin, Optional.empty()), folder.file("run.json"));
        PageFile.write(DifferencesPage.of(measured, notes()), folder.file(Report.FILE));
        Files.writeString(folder.file("known-differences.md"), DifferencesMarkdown.of(measured));
        folder.commit();
        String text =
                names.isEmpty()
                        ? DifferencesText.overview(measured)
                        : measured.stream()
                                .map(DifferencesText::inFull)
                                .collect(Collectors.joining(System.lineSeparator().repeat(2)));
        Path page = folder.target().resolve(Report.FILE);
        print(console, document, text + System.lineSeparator() + "page: " + page);
        browser.openIfAsked(page, surroundings, console);
        return measured.stream().allMatch(one -> one.measured().agrees())
                ? ExitCode.OK
                : ExitCode.CHECK_FAILED;
    }

    private static List<MeasuredDifference> measure(List<Difference> wanted, Console console) {
        List<MeasuredDifference> measured = new ArrayList<>();
        try (Progress progress = new Progress(console, "differences", wanted.size(), "", 1)) {
            for (Difference difference : wanted) {
                measured.add(MeasuredDifference.of(difference));
                progress.at(measured.size());
            }
        }
        return measured;
    }

    private static List<String> notes() {
        return List.of("Made by crosscheck %s.".formatted(Version.text()));
    }

    private void print(Console console, ObjectNode document, String text) {
        console.out().println(output.json() ? document.toPrettyString() : text);
    }
}
