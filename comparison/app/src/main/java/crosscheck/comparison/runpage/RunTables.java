package crosscheck.comparison.runpage;

import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables of a run folder: {@code metrics.csv} and {@code predictions.csv}. */
final class RunTables {
    /** The largest table that is read: 2^28 bytes. */
    static final long MOST_BYTES = 1L << 28;

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Takes rows one after the other. */
    private interface Rows {
        void add(CSVRecord row);
    }

    private RunTables() {}

    /**
     * The measurements of each epoch.
     *
     * @return in the order of the file; none if there is no such file
     * @throws InvalidDataException if the file is not what a run writes
     */
    static List<EpochRow> metrics(Path folder) throws InvalidDataException {
        List<EpochRow> rows = new ArrayList<>();
        read(
                folder.resolve("metrics.csv"),
                row ->
                        rows.add(
                                new EpochRow(
                                        row.get("engine"),
                                        setting(row),
                                        Long.parseLong(row.get("seed")),
                                        Integer.parseInt(row.get("epoch")),
                                        Double.parseDouble(row.get("trainLoss")),
                                        Double.parseDouble(row.get("validationLoss")),
                                        Double.parseDouble(row.get("validationAccuracy")))));
        return rows;
    }

    /**
     * The answers of each training.
     *
     * @return in the order of the file; none if there is no such file
     * @throws InvalidDataException if the file is not what a run writes
     */
    static List<Answers> answers(Path folder) throws InvalidDataException {
        List<Growing> all = new ArrayList<>();
        read(
                folder.resolve("predictions.csv"),
                row -> {
                    String engine = row.get("engine");
                    String setting = setting(row);
                    long seed = Long.parseLong(row.get("seed"));
                    if (all.isEmpty() || !last(all).isOf(engine, setting, seed)) {
                        all.add(new Growing(engine, setting, seed));
                    }
                    last(all).add(row);
                });
        return all.stream().map(Growing::toAnswers).toList();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** Folders of before there were settings have none. */
    private static String setting(CSVRecord row) {
        return row.isMapped("setting") ? row.get("setting") : "a";
    }

    private static void read(Path file, Rows rows) throws InvalidDataException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        long line = 1;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidDataException(
                        "%s must have at most %d bytes but has %d"
                                .formatted(file, MOST_BYTES, Files.size(file)));
            }
            try (Reader reader = Files.newBufferedReader(file);
                    CSVParser parser = CSVParser.parse(reader, FORMAT)) {
                for (CSVRecord row : parser) {
                    line = parser.getCurrentLineNumber();
                    rows.add(row);
                }
            }
        } catch (InvalidDataException e) {
            throw e;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new InvalidDataException(
                    "%s must be what train or compare wrote, but not so line %d (%s)"
                            .formatted(file, line, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Answers of which more are to come. */
    private static final class Growing {
        private final String engine;
        private final String setting;
        private final long seed;
        private int size;
        private int[] labels = new int[1024];
        private int[] predicted = new int[1024];
        private float[] probabilities = new float[1024];

        Growing(String engine, String setting, long seed) {
            this.engine = engine;
            this.setting = setting;
            this.seed = seed;
        }

        boolean isOf(String otherEngine, String otherSetting, long otherSeed) {
            return engine.equals(otherEngine) && setting.equals(otherSetting) && seed == otherSeed;
        }

        void add(CSVRecord row) {
            int index = Integer.parseInt(row.get("index"));
            if (index != size) {
                throw new IllegalArgumentException(
                        "the index is " + index + " where " + size + " should follow");
            }
            if (size == labels.length) {
                labels = Arrays.copyOf(labels, 2 * size);
                predicted = Arrays.copyOf(predicted, 2 * size);
                probabilities = Arrays.copyOf(probabilities, 2 * size);
            }
            labels[size] = Integer.parseInt(row.get("label"));
            predicted[size] = Integer.parseInt(row.get("predicted"));
            probabilities[size] = Float.parseFloat(row.get("probability"));
            size++;
        }

        Answers toAnswers() {
            return new Answers(
                    engine,
                    setting,
                    seed,
                    Arrays.copyOf(labels, size),
                    Arrays.copyOf(predicted, size),
                    Arrays.copyOf(probabilities, size));
        }
    }
}
