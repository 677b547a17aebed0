package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.sweep.store.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crosscheck sweep report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Draws a study into report.html in its folder, while it runs too: history, parameters"
                        + " alone and in pairs, their importance, learning curves, workers, engines.")
final class SweepReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "The study.")
    private String name;

    @Mixin private StudiesOptions studies;
    @Mixin private BrowserOptions browser;
    @Mixin private OutputOptions output;

    SweepReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Console console = output.console(surroundings);
        try (StudyStore store = studies.open(name)) {
            Path file = SweepPage.write(store);
            console.out().println(output.json() ? json(file) : "page: " + file);
            browser.openIfAsked(file, surroundings, console);
        }
        return ExitCode.OK;
    }

    private static String json(Path file) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("page", file.toString());
        document.put("bytes", Files.size(file));
        return document.toPrettyString();
    }
}
