package crosscheck.comparison.sweep.store;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.data.Labelled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Puts trials together from the rows of their tables, in as many queries as there are tables. */
final class TrialRows {
    private final Database database;
    private final StudySpec spec;
    private final int from;
    private final int to;

    private final Map<Integer, Map<String, String>> points = new TreeMap<>();
    private final Map<Integer, List<Attempt>> attempts = new TreeMap<>();
    private final Map<Key, List<EpochScore>> epochs = new LinkedHashMap<>();
    private final Map<Key, FinalScore> scores = new LinkedHashMap<>();

    private record Key(int trial, String engine, int seedIndex) {
        static Key of(ResultSet row) throws SQLException {
            return new Key(row.getInt("trial"), row.getString("engine"), row.getInt("seed_index"));
        }
    }

    /** Trials with numbers from {@code from} to before {@code to}. */
    TrialRows(Database database, StudySpec spec, int from, int to) {
        this.database = database;
        this.spec = spec;
        this.from = from;
        this.to = to;
    }

    List<Trial> read() throws SQLException {
        each("parameters", "trial, position", this::readParameter);
        each("attempts", "trial, number", this::readAttempt);
        each("intermediate_values", "trial, engine, seed_index, epoch", this::readEpoch);
        each("results", "trial, engine, seed_index", this::readScore);
        return database.rows(
                "SELECT * FROM trials WHERE number >= ? AND number < ? ORDER BY number",
                this::trial,
                from,
                to);
    }

    private void each(String table, String order, Database.Row<Boolean> row) throws SQLException {
        database.rows(
                "SELECT * FROM %s WHERE trial >= ? AND trial < ? ORDER BY %s"
                        .formatted(table, order),
                row,
                from,
                to);
    }

    private Boolean readParameter(ResultSet row) throws SQLException {
        points.computeIfAbsent(row.getInt("trial"), n -> new LinkedHashMap<>())
                .put(row.getString("name"), row.getString("value"));
        return true;
    }

    private Boolean readAttempt(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return attempts.computeIfAbsent(row.getInt("trial"), n -> new ArrayList<>())
                .add(
                        new Attempt(
                                row.getInt("number"),
                                row.getString("host"),
                                row.getLong("process"),
                                row.getInt("worker"),
                                Instant.parse(row.getString("began")),
                                Optional.ofNullable(row.getString("ended")).map(Instant::parse),
                                Optional.ofNullable(outcome).map(TrialRows::state)));
    }

    private Boolean readEpoch(ResultSet row) throws SQLException {
        return epochs.computeIfAbsent(Key.of(row), key -> new ArrayList<>())
                .add(
                        new EpochScore(
                                row.getInt("epoch"),
                                row.getDouble("train_loss"),
                                row.getDouble("validation_accuracy"),
                                row.getDouble("validation_loss")));
    }

    private Boolean readScore(ResultSet row) throws SQLException {
        scores.put(
                Key.of(row),
                new FinalScore(
                        row.getInt("kept_epoch"),
                        row.getDouble("validation_accuracy"),
                        row.getDouble("validation_loss"),
                        row.getDouble("train_seconds"),
                        row.getDouble("seconds")));
        return true;
    }

    private Trial trial(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        double objective = row.getDouble("objective");
        boolean measured = !row.wasNull();
        return new Trial(
                number,
                new Point(points.getOrDefault(number, Map.of())),
                state(row.getString("state")),
                measured ? OptionalDouble.of(objective) : OptionalDouble.empty(),
                Optional.ofNullable(row.getString("reason")),
                measurements(number),
                attempts.getOrDefault(number, List.of()));
    }

    private List<Measurement> measurements(int trial) {
        List<Measurement> all = new ArrayList<>();
        for (EngineName engine : spec.engines()) {
            for (int seed = 0; seed < spec.seeds(); seed++) {
                Key key = new Key(trial, engine.label(), seed);
                if (epochs.containsKey(key) || scores.containsKey(key)) {
                    all.add(
                            new Measurement(
                                    engine,
                                    seed,
                                    TrialSeed.of(spec.seed(), trial, seed),
                                    epochs.getOrDefault(key, List.of()),
                                    Optional.ofNullable(scores.get(key))));
                }
            }
        }
        return all;
    }

    private static TrialState state(String label) {
        return Labelled.parse(TrialState.class, label);
    }
}
