package crosscheck.comparison.sweep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library, which its driver unpacks into a temporary folder. The files are removed
 * as soon as the library is loaded, so that a process that is killed leaves none behind.
 */
final class SqliteLibrary {
    private static final String FOLDER = "org.sqlite.tmpdir";

    private static boolean loaded;

    private SqliteLibrary() {}

    /** Loads it, once. */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        try {
            if (System.getProperty(FOLDER) == null) {
                loadFromOwnFolder();
            } else {
                SQLiteJDBCLoader.initialize();
            }
            loaded = true;
        } catch (Exception e) { // as the driver declares it
            throw new StudyStoreException(
                    "SQLite's native library does not load on this machine (" + e + ")", e);
        }
    }

    private static void loadFromOwnFolder() throws Exception {
        Path folder = Files.createTempDirectory("crosscheck-sqlite-");
        System.setProperty(FOLDER, folder.toString());
        try {
            SQLiteJDBCLoader.initialize();
        } finally {
            System.clearProperty(FOLDER);
            remove(folder);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            return; // Windows keeps a library that is in use; the driver removes it at the end
        }
    }
}
