package crosscheck.comparison.sweep.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * One connection to an SQLite file, used by one thread at a time. Other processes wait up to a
 * minute for each other.
 */
final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 60_000;

    private final Path file;
    private final Connection connection;

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does something with the statements of this class. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens a file, and makes it if there is none. */
    static Database open(Path file) {
        SqliteLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        try {
            return new Database(
                    file,
                    DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties()));
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Has changes written ahead to a log from now on, whoever opens the file. */
    synchronized void writeAhead() {
        try {
            execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** All or nothing, and on the disk when it returns; nobody else writes meanwhile. */
    synchronized <T> T write(Work<T> work) {
        return transaction("BEGIN IMMEDIATE", work);
    }

    /**
     * All or nothing; kept if the process is killed, but on the disk only with the next {@link
     * #write}: for what can be had again if the machine loses its power.
     */
    synchronized <T> T writeSoon(Work<T> work) {
        try {
            execute("PRAGMA synchronous = NORMAL");
            try {
                return transaction("BEGIN IMMEDIATE", work);
            } finally {
                execute("PRAGMA synchronous = FULL");
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Everything as it was at one moment. */
    synchronized <T> T read(Work<T> work) {
        try {
            return transaction("BEGIN", work);
        } catch (IllegalArgumentException | DateTimeException e) { // whoever may have changed it
            throw new StudyStoreException(
                    "the study's database %s has something wrong in it (%s)"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private <T> T transaction(String begin, Work<T> work) {
        try {
            execute(begin);
            try {
                T result = work.run();
                execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(e);
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void rollBack(Exception first) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            first.addSuppressed(e); // SQLite may have rolled back by itself
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes rows; the number of those that changed. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Reads rows. */
    <T> List<T> rows(String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row.read(found));
            }
            return rows;
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static StudyStoreException failure(Path file, SQLException e) {
        return new StudyStoreException(
                "the study's database %s cannot be used (%s)".formatted(file, e.getMessage()), e);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }
}
