package crosscheck.comparison.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    // see https://www.sqlite.org/pragma.html#pragma_synchronous
    private static final int NORMAL = 1; // safe against a killed process
    private static final int FULL = 2; // safe against a loss of power too

    @TempDir private Path folder;

    private static int synchronous(Database database) throws SQLException {
        return database.rows("PRAGMA synchronous", row -> row.getInt(1)).get(0);
    }

    @Test
    void whatIsWrittenIsForcedToTheDisk() {
        try (Database database = Database.open(folder.resolve("study.db"))) {
            database.writeAhead();
            assertEquals(FULL, database.write(() -> synchronous(database)));
            assertEquals(NORMAL, database.writeSoon(() -> synchronous(database)));
            assertEquals(FULL, database.write(() -> synchronous(database)));
        }
    }

    @Test
    void failedWriteSoonLeavesTheNextWriteForcedToTheDisk() {
        try (Database database = Database.open(folder.resolve("study.db"))) {
            assertThrows(
                    StudyStoreException.class,
                    () -> database.writeSoon(() -> database.update("no SQL")));
            assertEquals(List.of(FULL), database.write(() -> List.of(synchronous(database))));
        }
    }
}
