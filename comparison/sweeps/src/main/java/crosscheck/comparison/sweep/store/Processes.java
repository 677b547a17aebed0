package crosscheck.comparison.sweep.store;

import crosscheck.comparison.sweep.study.StudyProcess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of who worked on a study, and on what. */
final class Processes {
    private Processes() {}

    /** The number of the new one. */
    static int begin(Database database, WorkerId me, String surroundings) throws SQLException {
        return database.rows(
                        "INSERT INTO processes VALUES (NULL, ?, ?, ?, ?, NULL, NULL, ?)"
                                + " RETURNING number",
                        row -> row.getInt(1),
                        me.host(),
                        me.process(),
                        me.began(),
                        Instant.now().toString(),
                        surroundings)
                .get(0);
    }

    static int end(Database database, int number, int exitCode, String surroundings)
            throws SQLException {
        return database.update(
                "UPDATE processes SET ended = ?, exit_code = ?, surroundings = ? WHERE number = ?",
                Instant.now().toString(),
                exitCode,
                surroundings,
                number);
    }

    static List<StudyProcess> all(Database database) throws SQLException {
        return database.rows("SELECT * FROM processes ORDER BY number", Processes::read);
    }

    private static StudyProcess read(ResultSet row) throws SQLException {
        Optional<Instant> ended = Optional.ofNullable(row.getString("ended")).map(Instant::parse);
        return new StudyProcess(
                row.getInt("number"),
                row.getString("host"),
                row.getLong("process"),
                Instant.parse(row.getString("began")),
                ended,
                ended.isPresent() ? Optional.of(row.getInt("exit_code")) : Optional.empty(),
                row.getString("surroundings"));
    }
}
