package crosscheck.comparison.sweep.store;

import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.InvalidDataException;
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
            database.read(() -> requireEmpty(file, database, spec));
            database.writeAhead(); // not before it is certain whose file it is
            database.write(() -> insert(file, database, spec));
            return new StudyStore(file, database, spec);
        } catch (StudyStoreException e) {
            database.close();
            throw e;
        }
    }

    private static boolean requireEmpty(Path file, Database database, StudySpec spec)
            throws SQLException {
        if (Schema.exists(database)) {
            throw new StudyStoreException(
                    "there is a study %s already: go on with --resume %s, or take another --name"
                            .formatted(file.getParent(), spec.name()));
        }
        if (!Schema.isEmpty(database)) {
            throw new StudyStoreException(file + " is no study, but another program's database");
        }
        return true;
    }

    private static int insert(Path file, Database database, StudySpec spec) throws SQLException {
        requireEmpty(file, database, spec); // still
        Schema.create(database);
        return database.update(
                "INSERT INTO studies VALUES (1, ?, ?, ?, ?)",
                spec.name(),
                Instant.now().toString(),
                Version.text(),
                StudyJson.of(spec).toString());
    }

    static StudyStore open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StudyStoreException("there is no study in " + file.getParent());
        }
        Database database = Database.open(file);
        try {
            if (database.read(() -> isOlder(file, database))) {
                database.write(() -> upgraded(database));
            }
            String json = database.read(() -> specOf(file, database));
            return new StudyStore(file, database, StudyJson.parse(file, json));
        } catch (InvalidDataException e) {
            database.close();
            throw new StudyStoreException("the study's description: " + e.getMessage(), e);
        } catch (StudyStoreException e) {
            database.close();
            throw e;
        }
    }

    private static boolean isOlder(Path file, Database database) throws SQLException {
        if (!Schema.exists(database)) {
            throw new StudyStoreException(file + " is no study, but something else");
        }
        int version = Schema.version(database);
        if (version < 1 || version > Schema.VERSION) {
            throw new StudyStoreException(
                    "the study %s has format %d, and this version of the program reads 1 to %d"
                            .formatted(file, version, Schema.VERSION));
        }
        return version < Schema.VERSION;
    }

    private static boolean upgraded(Database database) throws SQLException {
        Schema.upgrade(database); // unless another process did, just now
        return true;
    }

    private static String specOf(Path file, Database database) throws SQLException {
        return database.rows("SELECT spec FROM studies", row -> row.getString(1)).stream()
                .findFirst()
                .orElseThrow(() -> new StudyStoreException(file + " has no study in it"));
    }
}
