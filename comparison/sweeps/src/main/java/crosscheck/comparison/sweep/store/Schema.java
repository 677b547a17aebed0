package crosscheck.comparison.sweep.store;

import java.sql.SQLException;
import java.util.List;

/** The tables of a study's database. */
final class Schema {
    /** Says whose database it is, in its header. */
    private static final int APPLICATION = 0x43524f53; // "CROS"

    static final int VERSION = 2;

    /** Since version 2. */
    private static final String PROCESSES =
            """
            CREATE TABLE processes (
                number INTEGER PRIMARY KEY,
                host TEXT NOT NULL,
                process INTEGER NOT NULL,
                process_began TEXT NOT NULL,
                began TEXT NOT NULL,
                ended TEXT,
                exit_code INTEGER,
                surroundings TEXT NOT NULL) STRICT
            """;

    private static final List<String> TABLES =
            List.of(
                    "PRAGMA application_id = " + APPLICATION,
                    "PRAGMA user_version = " + VERSION,
                    """
                    CREATE TABLE studies (
                        id INTEGER PRIMARY KEY CHECK (id = 1),
                        name TEXT NOT NULL,
                        created TEXT NOT NULL,
                        crosscheck TEXT NOT NULL,
                        spec TEXT NOT NULL) STRICT
                    """,
                    """
                    CREATE TABLE trials (
                        number INTEGER PRIMARY KEY,
                        state TEXT NOT NULL,
                        objective REAL,
                        reason TEXT,
                        CHECK ((state = 'complete') = (objective IS NOT NULL))) STRICT
                    """,
                    "CREATE INDEX trials_by_state ON trials (state, number)",
                    """
                    CREATE TABLE parameters (
                        trial INTEGER NOT NULL REFERENCES trials,
                        position INTEGER NOT NULL,
                        name TEXT NOT NULL,
                        value TEXT NOT NULL,
                        PRIMARY KEY (trial, position)) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE attempts (
                        trial INTEGER NOT NULL REFERENCES trials,
                        number INTEGER NOT NULL,
                        host TEXT NOT NULL,
                        process INTEGER NOT NULL,
                        process_began TEXT NOT NULL,
                        worker INTEGER NOT NULL,
                        began TEXT NOT NULL,
                        updated_millis INTEGER NOT NULL,
                        ended TEXT,
                        outcome TEXT,
                        PRIMARY KEY (trial, number)) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE results (
                        trial INTEGER NOT NULL REFERENCES trials,
                        engine TEXT NOT NULL,
                        seed_index INTEGER NOT NULL,
                        seed INTEGER NOT NULL,
                        kept_epoch INTEGER NOT NULL,
                        validation_accuracy REAL NOT NULL,
                        validation_loss REAL NOT NULL,
                        train_seconds REAL NOT NULL,
                        seconds REAL NOT NULL,
                        PRIMARY KEY (trial, engine, seed_index)) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE intermediate_values (
                        trial INTEGER NOT NULL REFERENCES trials,
                        engine TEXT NOT NULL,
                        seed_index INTEGER NOT NULL,
                        epoch INTEGER NOT NULL,
                        seed INTEGER NOT NULL,
                        train_loss REAL NOT NULL,
                        validation_accuracy REAL NOT NULL,
                        validation_loss REAL NOT NULL,
                        PRIMARY KEY (trial, engine, seed_index, epoch)) STRICT, WITHOUT ROWID
                    """,
                    """
                    CREATE TABLE tests (
                        trial INTEGER NOT NULL REFERENCES trials,
                        engine TEXT NOT NULL,
                        seed INTEGER NOT NULL,
                        accuracy REAL NOT NULL,
                        loss REAL NOT NULL,
                        examples INTEGER NOT NULL,
                        PRIMARY KEY (trial, engine)) STRICT, WITHOUT ROWID
                    """,
                    PROCESSES);

    private Schema() {}

    static void create(Database database) throws SQLException {
        for (String sql : TABLES) {
            database.execute(sql);
        }
    }

    /** Brings the tables of an older version up to date; of a newer one, leaves them alone. */
    static void upgrade(Database database) throws SQLException {
        if (version(database) == 1) {
            database.execute(PROCESSES);
            database.execute("PRAGMA user_version = " + VERSION);
        }
    }

    /** Whether there is a study in the file. */
    static boolean exists(Database database) throws SQLException {
        return pragma(database, "application_id") == APPLICATION;
    }

    /** Whether nobody else's tables are in the file. */
    static boolean isEmpty(Database database) throws SQLException {
        return database.rows("SELECT count(*) FROM sqlite_schema", row -> row.getInt(1)).get(0) == 0
                && pragma(database, "application_id") == 0;
    }

    static int version(Database database) throws SQLException {
        return pragma(database, "user_version");
    }

    private static int pragma(Database database, String name) throws SQLException {
        return database.rows("PRAGMA " + name, row -> row.getInt(1)).get(0);
    }
}
