package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.document.StudyDocument;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crosscheck sweep best}. */
@Command(
        name = "best",
        mixinStandardHelpOptions = true,
        description =
                "Shows the best trials of a study, and the command that trains the best again.")
final class SweepBestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The study.")
    private String name;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "" + SweepText.TOP,
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin private StudiesOptions studies;
    @Mixin private OutputOptions output;

    SweepBestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--top must be at least 1, not " + top);
        }
        try (StudyStore store = studies.open(name)) {
            if (store.best().isEmpty()) {
                throw new StudyStoreException("no trial of the study " + name + " is complete");
            }
            output.console(surroundings)
                    .out()
                    .println(
                            output.json()
                                    ? StudyDocument.ofBest(store).toPrettyString()
                                    : SweepText.result(store, top));
        }
        return ExitCode.OK;
    }
}
