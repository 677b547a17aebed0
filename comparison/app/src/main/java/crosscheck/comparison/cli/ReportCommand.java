package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.runfolder.SavedRun;
import crosscheck.comparison.runpage.Report;
import crosscheck.comparison.runpage.ReportRun;
import crosscheck.comparison.runpage.TestData;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crosscheck report}: the page of one run, or of several in one. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws the files of a run folder into one HTML page that opens without a network:"
                    + " verdict, learning curves, confusions, mistakes, weights, speed and where it"
                    + " was run.",
            "Of several folders it makes one page. Runs that differ in engines and seeds only are"
                    + " shown as one, with bands over the seeds."
        })
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN_FOLDER",
            description = "Folders that compare or train left.")
    private List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description =
                    "The page to write, or to replace (default: report.html in the run folder;"
                            + " needed for several folders).")
    private Path out;

    @Mixin private SavedDataOptions data;
    @Mixin private BrowserOptions browser;
    @Mixin private OutputOptions output;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        validate();
        Console console = output.console(surroundings);
        List<ReportRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(ReportRun.read(folder));
        }
        Path file = out == null ? folders.get(0).resolve(Report.FILE) : out;
        new Report(runs, testData(console)).write(file);
        console.out().println(output.json() ? json(file) : "page: " + file);
        browser.openIfAsked(file, surroundings, console);
        return ExitCode.OK;
    }

    private void validate() {
        if (folders.size() > Report.MOST_RUNS) {
            throw usage(
                    "report takes at most %d run folders, not %d"
                            .formatted(Report.MOST_RUNS, folders.size()));
        }
        if (Set.copyOf(folders).size() < folders.size()) {
            throw usage("report needs different run folders, but one is named twice");
        }
        if (out == null && folders.size() > 1) {
            throw usage("say with --out FILE.html where the page of several run folders goes");
        }
        if (out != null && !out.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            throw usage("--out must be the name of an .html file, not " + out);
        }
    }

    /** The test examples of the first run; where they cannot be had, the page says why. */
    private TestData testData(Console console) {
        try {
            return TestData.of(
                    data.openTest(
                            SavedRun.readData(folders.get(0)),
                            surroundings.environment(),
                            console));
        } catch (InvalidDataException e) {
            console.notice("crosscheck: no test example is drawn: " + e.getMessage());
            return TestData.missing(e.getMessage());
        }
    }

    private static String json(Path file) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("page", file.toString());
        document.put("bytes", Files.size(file));
        return document.toPrettyString();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
