package crosscheck.comparison.sweep.store;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.WinnerTest;
import crosscheck.data.Labelled;
import java.sql.SQLException;
import java.util.List;

/** The rows of what was measured; each that adds one is called within a transaction that writes. */
final class ResultRows {
    /** Of two rows with the same key; unlike {@code OR IGNORE} it lets no NaN pass in silence. */
    private static final String KEEP_THE_FIRST = " ON CONFLICT DO NOTHING";

    private ResultRows() {}

    /** Which training of a study. */
    record Training(int trial, EngineName engine, int seedIndex, long seed) {}

    static int addEpochs(Database database, Training training, EpochScore... scores)
            throws SQLException {
        for (EpochScore score : scores) {
            addEpoch(database, training, score);
        }
        return scores.length;
    }

    private static int addEpoch(Database database, Training training, EpochScore score)
            throws SQLException {
        return database.update(
                "INSERT OR REPLACE INTO intermediate_values VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                training.trial(),
                training.engine().label(),
                training.seedIndex(),
                score.epoch(),
                training.seed(),
                score.trainLoss(),
                score.validationAccuracy(),
                score.validationLoss());
    }

    static int addScore(Database database, Training training, FinalScore score)
            throws SQLException {
        return database.update(
                "INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" + KEEP_THE_FIRST,
                training.trial(),
                training.engine().label(),
                training.seedIndex(),
                training.seed(),
                score.keptEpoch(),
                score.validationAccuracy(),
                score.validationLoss(),
                score.trainSeconds(),
                score.seconds());
    }

    static int addTest(Database database, WinnerTest test) throws SQLException {
        return database.update(
                "INSERT INTO tests VALUES (?, ?, ?, ?, ?, ?)" + KEEP_THE_FIRST,
                test.trial(),
                test.engine().label(),
                test.seed(),
                test.accuracy(),
                test.loss(),
                test.examples());
    }

    static List<WinnerTest> tests(Database database) throws SQLException {
        return database.rows(
                "SELECT * FROM tests ORDER BY trial, engine",
                row ->
                        new WinnerTest(
                                row.getInt("trial"),
                                Labelled.parse(EngineName.class, row.getString("engine")),
                                row.getLong("seed"),
                                row.getDouble("accuracy"),
                                row.getDouble("loss"),
                                row.getInt("examples")));
    }
}
