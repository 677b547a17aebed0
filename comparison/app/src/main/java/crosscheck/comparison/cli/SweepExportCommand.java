package crosscheck.comparison.cli;

import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.sweep.document.StudyDocument;
import crosscheck.comparison.sweep.document.TrialsCsv;
import crosscheck.comparison.sweep.store.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crosscheck sweep export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a study for other programs: csv, a row for each trial, engine and seed; json; or"
                    + " arbiter, its networks as a MultiLayerSpace in JSON, for searches with Arbiter"
                    + " itself."
        })
final class SweepExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "csv|json|arbiter", description = "The format.")
    private StudyFormat format;

    @Parameters(index = "1", paramLabel = "NAME", description = "The study.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to make (default: standard output).")
    private Path out;

    @Mixin private StudiesOptions studies;
    @Mixin private OutputOptions output;

    SweepExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (StudyStore store = studies.open(name)) {
            String text = text(store);
            if (out == null) {
                output.console(surroundings).out().print(text);
            } else {
                Files.writeString(out, text, StandardOpenOption.CREATE_NEW);
            }
        }
        return ExitCode.OK;
    }

    private String text(StudyStore store) throws IOException {
        return switch (format) {
            case CSV -> TrialsCsv.of(store.spec(), store.trials());
            case JSON -> StudyDocument.of(store).toPrettyString() + "\n";
            case ARBITER -> arbiter(store);
        };
    }

    private String arbiter(StudyStore store) throws IOException {
        try {
            return new ArbiterExport(store.spec(), surroundings, output.console(surroundings))
                            .json()
                    + "\n";
        } catch (UnsupportedSpecException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
