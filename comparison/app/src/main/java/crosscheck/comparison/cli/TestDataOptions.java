package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.DataProgress;
import crosscheck.comparison.examples.DataSource;
import crosscheck.comparison.examples.TestExamples;
import crosscheck.comparison.examples.TestExamples.Origin;
import crosscheck.comparison.runfolder.SavedData;
import crosscheck.data.InvalidDataException;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a trained network is evaluated on. */
final class TestDataOptions extends NamedDataOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "NAME|FOLDER",
            description =
                    "A data set of the same classes, by name or as a folder of IDX files or pictures"
                            + " (default: that of the run, from where the run had it; a .zip names none).")
    private String data;

    @Override
    String data() {
        return data;
    }

    /**
     * Opens the examples.
     *
     * @return of the network's shape and classes
     * @throws ParameterException if the name is blank
     * @throws InvalidDataException if they cannot be had or do not fit, or without {@code --data}
     *     are not those of the run
     */
    TestExamples open(SavedData trained, Map<String, String> environment, Console console)
            throws InvalidDataException {
        requireName();
        try (DataProgress progress = new DataProgress(console)) {
            TestExamples found =
                    new DataSource(environment, progress).test(request(trained), trained);
            if (data == null && found.origin() != Origin.OWN) {
                throw new InvalidDataException(
                        "the run was trained on %s with the SHA-256 %s but what is there now has %s: name the same data with --data"
                                .formatted(
                                        trained.name(),
                                        trained.sha256(),
                                        found.examples().provenance().sha256()));
            }
            return found;
        }
    }

    /**
     * Opens the examples for a model that does not say what it was trained on.
     *
     * @param classes of the model, for a folder of IDX files
     * @throws ParameterException if none was named
     * @throws InvalidDataException if it cannot be had
     */
    TestExamples open(int classes, Map<String, String> environment, Console console)
            throws InvalidDataException {
        if (data == null) {
            throw new ParameterException(spec.commandLine(), ModelOptions.NAME_THE_DATA);
        }
        requireName();
        return new TestExamples(openNamed(classes, environment, console), Origin.NAMED);
    }

    private void requireName() {
        if (data != null && data.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--data must not be blank");
        }
    }
}
