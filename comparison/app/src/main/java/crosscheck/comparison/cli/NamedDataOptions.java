package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.DataProgress;
import crosscheck.comparison.runfolder.SavedData;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A data set that was named, or else the one that a run had. */
abstract class NamedDataOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Where MNIST is, before $CROSSCHECK_DATA and the cache.")
    private Path dataDir;

    /** A name or a folder; null where none was named. */
    abstract String data();

    /** Asks for what was named, or else for what the run had. */
    final DataRequest request(SavedData saved) throws InvalidDataException {
        boolean named = DataCatalog.names().contains(saved.name());
        String standard = named ? saved.name() : saved.source();
        return request(data() == null ? standard : data(), saved.classNames().size());
    }

    /**
     * Opens the test part of the data set that was named, for a model that does not say what it was
     * trained on.
     *
     * @param classes of the model, for a folder of IDX files
     * @throws InvalidDataException if it cannot be had
     */
    final Dataset openNamed(int classes, Map<String, String> environment, Console console)
            throws InvalidDataException {
        try (DataProgress progress = new DataProgress(console)) {
            return DataCatalog.standard(environment, progress)
                    .open(request(data(), classes))
                    .test();
        }
    }

    private DataRequest request(String name, int classes) throws InvalidDataException {
        try {
            return new DataRequest(name, Optional.ofNullable(dataDir), classes);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataException(
                    "the model's data set cannot be opened: " + e.getMessage(), e);
        }
    }
}
