package crosscheck.comparison.sweep.store;

import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.data.Labelled;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What has become of a study's trials, without reading them all. */
final class Outcomes {
    private Outcomes() {}

    /** How many trials are in each state, also in those that none is in. */
    static Map<TrialState, Integer> counts(Database database) throws SQLException {
        Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
        for (TrialState state : TrialState.values()) {
            counts.put(state, 0);
        }
        database.rows(
                "SELECT state, count(*) FROM trials GROUP BY state",
                row ->
                        counts.put(
                                Labelled.parse(TrialState.class, row.getString(1)), row.getInt(2)));
        return counts;
    }

    /** The number of the trial with the largest objective, of several the smallest. */
    static Optional<Integer> best(Database database) throws SQLException {
        return database
                .rows(
                        "SELECT number FROM trials WHERE state = 'complete'"
                                + " ORDER BY objective DESC, number LIMIT 1",
                        row -> row.getInt(1))
                .stream()
                .findFirst();
    }
}
