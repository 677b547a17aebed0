package crosscheck.comparison.sweep.store;

import crosscheck.comparison.run.Version;
import crosscheck.comparison.sweep.study.StudySpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/** Files that are studies, or become one, or are none. */
final class StudyFile {
    private StudyFile() {}

    /** Makes a study in a file that has none. */
    static StudyStore create(Path file, StudySpec spec) {
        Database database = Database.open(file);
        try {
            database.write(() -> insert(file, database, spec));
            return new StudyStore(file, database, spec);
        } catch (StudyStoreException e) {
            database.close();
            throw e;
        }
    }

    private static int insert(Path file, Database database, StudySpec spec) throws SQLException {
        if (Schema.exists(database)) {
            throw new StudyStoreException(
                    "there is a study %s already: go on with --resume %s, or take another --name"
                            .formatted(file.getParent(), spec.name()));
        }
        Schema.create(database);
        return database.update(
                "INSERT INTO studies VALUES (1, ?, ?, ?, ?)",
                spec.name(),
                Instant.now().toString(),
                Version.text(),
                SpecJson.of(spec).toString());
    }

    /** Opens a study that there is. */
    static StudyStore open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StudyStoreException("there is no study in " + file.getParent());
        }
        Database database = Database.open(file);
        try {
            String json = database.read(() -> specOf(file, database));
            return new StudyStore(file, database, SpecJson.parse(json));
        } catch (IllegalArgumentException e) {
            database.close();
            throw new StudyStoreException(
                    "the study's description in %s is not usable: %s"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (StudyStoreException e) {
            database.close();
            throw e;
        }
    }

    private static String specOf(Path file, Database database) throws SQLException {
        if (!Schema.exists(database) || Schema.version(database) != Schema.VERSION) {
            throw new StudyStoreException(
                    file + " is no study that this version of the program reads");
        }
        return database.rows("SELECT spec FROM studies", row -> row.getString(1)).get(0);
    }
}
