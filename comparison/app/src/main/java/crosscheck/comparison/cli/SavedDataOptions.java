package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.DataProgress;
import crosscheck.comparison.examples.DataSource;
import crosscheck.comparison.runfolder.SavedData;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the data set of a run is now. */
final class SavedDataOptions extends NamedDataOptions {
    @Option(
            names = "--data",
            paramLabel = "NAME|FOLDER",
            description =
                    "Where the run's data set is now (default: where the run had it from); needed for"
                            + " --index with a .zip, which does not name one.")
    private String data;

    @Override
    String data() {
        return data;
    }

    /**
     * Opens the test part of the data set of a run.
     *
     * @return the test examples of the same bytes
     * @throws InvalidDataException if it cannot be had, or is another one than the run's
     */
    Dataset openTest(SavedData saved, Map<String, String> environment, Console console)
            throws InvalidDataException {
        try (DataProgress progress = new DataProgress(console)) {
            Dataset test =
                    new DataSource(environment, progress)
                            .open(request(saved), saved.reader())
                            .test();
            String found = test.provenance().sha256();
            if (!found.equals(saved.sha256())) {
                throw new InvalidDataException(
                        "the run was trained on %s with the SHA-256 %s but what is here has %s: name the same data with --data"
                                .formatted(saved.name(), saved.sha256(), found));
            }
            if (!test.shape().equals(saved.shape())
                    || !test.classNames().equals(saved.classNames())) {
                throw new InvalidDataException(
                        "the run.json of the run was changed: %s has other shapes or classes than it says"
                                .formatted(saved.name()));
            }
            return test;
        }
    }

    /** Whether a data set was named. */
    boolean isGiven() {
        return data != null;
    }
}
