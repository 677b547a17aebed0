package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
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
     * Makes a study, and its folder.
     *
     * @throws InvalidDataException if there can be no such folder
     * @throws crosscheck.comparison.sweep.store.StudyStoreException if there is a study already, or
     *     the database cannot be written
     */
    StudyStore create(StudySpec study) throws InvalidDataException {
        Path database = database(study.name());
        try {
            Files.createDirectories(database.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new InvalidDataException(
                    "the study's folder %s cannot be made (%s); give another one with --studies"
                            .formatted(database.getParent(), e),
                    e);
        }
        return StudyStore.create(database, study);
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
