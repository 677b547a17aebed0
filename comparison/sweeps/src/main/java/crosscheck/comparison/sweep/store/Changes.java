package crosscheck.comparison.sweep.store;

import crosscheck.comparison.sweep.study.TrialState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The changes of a study's rows; each is called within a transaction that writes. */
final class Changes {
    /** A trial that so many processes died with is not given to another one. */
    static final int MOST_DEATHS = 100;

    private Changes() {}

    /** Adds trials, if the first of them is the next one. */
    static boolean plan(Database database, List<PlannedTrial> planned) throws SQLException {
        int count = database.rows("SELECT count(*) FROM trials", row -> row.getInt(1)).get(0);
        if (count != planned.get(0).number()) {
            return false;
        }
        for (PlannedTrial trial : planned) {
            insert(database, trial);
        }
        return true;
    }

    private static void insert(Database database, PlannedTrial trial) throws SQLException {
        TrialState state = trial.invalid().isPresent() ? TrialState.INVALID : TrialState.WAITING;
        database.update(
                "INSERT INTO trials VALUES (?, ?, NULL, ?)",
                trial.number(),
                state.label(),
                trial.invalid().orElse(null));
        int position = 0;
        for (Map.Entry<String, String> value : trial.point().values().entrySet()) {
            database.update(
                    "INSERT INTO parameters VALUES (?, ?, ?, ?)",
                    trial.number(),
                    position++,
                    value.getKey(),
                    value.getValue());
        }
    }

    static Optional<Claim> claim(Database database, WorkerId me, int worker) throws SQLException {
        List<Integer> taken =
                database.rows(
                        "UPDATE trials SET state = 'running', reason = NULL"
                                + " WHERE number ="
                                + " (SELECT min(number) FROM trials WHERE state = 'waiting')"
                                + " AND state = 'waiting' RETURNING number",
                        row -> row.getInt(1));
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        int trial = taken.get(0);
        int attempt = 1 + lastAttempt(database, trial);
        database.update(
                "INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
                trial,
                attempt,
                me.host(),
                me.process(),
                me.began(),
                worker,
                Instant.now().toString(),
                System.currentTimeMillis());
        database.update( // a training that did not end begins anew
                "DELETE FROM intermediate_values AS v WHERE trial = ? AND NOT EXISTS"
                        + " (SELECT 1 FROM results AS r WHERE r.trial = v.trial"
                        + " AND r.engine = v.engine AND r.seed_index = v.seed_index)",
                trial);
        return Optional.of(new Claim(trial, attempt));
    }

    private static int lastAttempt(Database database, int trial) throws SQLException {
        return database.rows(
                        "SELECT coalesce(max(number), 0) FROM attempts WHERE trial = ?",
                        row -> row.getInt(1),
                        trial)
                .get(0);
    }

    static boolean finish(
            Database database,
            Claim claim,
            TrialState state,
            OptionalDouble objective,
            Optional<String> reason)
            throws SQLException {
        int changed =
                database.update(
                        "UPDATE trials SET state = ?, objective = ?, reason = ?"
                                + " WHERE number = ? AND state = 'running' AND ? ="
                                + " (SELECT max(number) FROM attempts WHERE trial = ?)",
                        state.label(),
                        objective.isPresent() ? objective.getAsDouble() : null,
                        reason.orElse(null),
                        claim.trial(),
                        claim.attempt(),
                        claim.trial());
        if (changed == 1) {
            end(database, claim, state);
        }
        return changed == 1;
    }

    private static void end(Database database, Claim claim, TrialState outcome)
            throws SQLException {
        database.update(
                "UPDATE attempts SET ended = ?, outcome = ? WHERE trial = ? AND number = ?",
                Instant.now().toString(),
                outcome.label(),
                claim.trial(),
                claim.attempt());
    }

    static int trainedBy(Database database, Claim claim, WorkerId executor) throws SQLException {
        return database.update(
                "UPDATE attempts SET host = ?, process = ?, process_began = ?"
                        + " WHERE trial = ? AND number = ? AND ended IS NOT NULL",
                executor.host(),
                executor.process(),
                executor.began(),
                claim.trial(),
                claim.attempt());
    }

    static int beat(Database database, WorkerId me, long nowMillis) throws SQLException {
        return database.update(
                "UPDATE attempts SET updated_millis = ? WHERE ended IS NULL"
                        + " AND host = ? AND process = ? AND process_began = ?",
                nowMillis,
                me.host(),
                me.process(),
                me.began());
    }

    /** An attempt that has not ended, and whose it is. */
    private record Open(Claim claim, WorkerId owner, long updatedMillis) {}

    static int recover(Database database, WorkerId me, long nowMillis) throws SQLException {
        List<Open> open =
                database.rows(
                        "SELECT * FROM attempts WHERE ended IS NULL",
                        row ->
                                new Open(
                                        new Claim(row.getInt("trial"), row.getInt("number")),
                                        new WorkerId(
                                                row.getString("host"),
                                                row.getLong("process"),
                                                row.getString("process_began")),
                                        row.getLong("updated_millis")));
        int recovered = 0;
        for (Open attempt : open) {
            if (!attempt.owner().isAlive(me, attempt.updatedMillis(), nowMillis)) {
                end(database, attempt.claim(), TrialState.INTERRUPTED);
                recovered += takeBack(database, attempt.claim());
            }
        }
        return recovered;
    }

    private static int takeBack(Database database, Claim claim) throws SQLException {
        boolean hopeless = attempts(database, claim.trial(), TrialState.INTERRUPTED) >= MOST_DEATHS;
        return database.update(
                "UPDATE trials SET state = ?, reason = ? WHERE number = ? AND state = 'running'",
                (hopeless ? TrialState.FAILED : TrialState.WAITING).label(),
                hopeless ? "its process died " + MOST_DEATHS + " times" : null,
                claim.trial());
    }

    private static int attempts(Database database, int trial, TrialState outcome)
            throws SQLException {
        return database.rows(
                        "SELECT count(*) FROM attempts WHERE trial = ? AND outcome = ?",
                        row -> row.getInt(1),
                        trial,
                        outcome.label())
                .get(0);
    }

    static int requeue(Database database, int retries) throws SQLException {
        return database.update(
                "UPDATE trials SET state = 'waiting', reason = NULL WHERE state = 'interrupted'"
                        + " OR state = 'failed' AND (SELECT count(*) FROM attempts AS a"
                        + " WHERE a.trial = trials.number AND a.outcome = 'failed') <= ?",
                retries);
    }
}
