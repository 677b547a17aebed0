package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.store.StudyStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where studies are. */
final class StudiesOptions {
    static final String FOLDER = "studies";

    private static final String DATABASE = "study.db";

    @Option(
            names = "--studies",
            paramLabel = "FOLDER",
            defaultValue = FOLDER,
            description = "The folder of all studies (default: ${DEFAULT-VALUE}).")
    private Path folder;

    Path folder() {
        return folder;
    }

    Path database(String study) {
        return folder.resolve(study).resolve(DATABASE);
    }

    /**
     * Opens a study.
     *
     * @throws crosscheck.comparison.sweep.store.StudyStoreException if there is none
     */
    StudyStore open(String study) {
        return StudyStore.open(database(study));
    }
}
