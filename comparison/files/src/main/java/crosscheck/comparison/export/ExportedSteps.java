package crosscheck.comparison.export;

import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.data.Dataset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps that are exported: the first ones of a training, with the examples that they use.
 *
 * <p>An example is a row of the training part as it is in one epoch: where images are moved, the
 * same row is another example in each epoch.
 */
final class ExportedSteps {
    /** The most that the inputs of the examples may take in a file, in bytes: 2^28. */
    static final long MOST_INPUT_BYTES = 1L << 28;

    /** A row of the training part in an epoch, 0 for the first and for all where nothing moves. */
    private record Key(int epoch, int row) {}

    private final Training job;
    private final List<int[]> batches = new ArrayList<>();
    private final Map<Key, Integer> positions = new LinkedHashMap<>();

    /**
     * Looks up the mini-batches.
     *
     * @throws IllegalArgumentException if their examples are too many to be written
     */
    ExportedSteps(Training job, int most) {
        this.job = job;
        TrainingSpec training = job.training();
        long all = (long) training.epochs() * job.miniBatches().stepsPerEpoch();
        Iterator<int[]> miniBatches = job.miniBatches().endless();
        long bytes = 0;
        for (int step = 0; step < Math.min(most, all); step++) {
            int[] rows = miniBatches.next();
            batches.add(rows);
            for (int row : rows) {
                if (positions.putIfAbsent(key(step, row), positions.size()) == null) {
                    bytes += (long) Float.BYTES * job.split().train().featureCount();
                }
            }
            if (bytes > MOST_INPUT_BYTES) {
                throw new IllegalArgumentException(
                        "the examples of %d steps take more than %d MiB: export fewer"
                                .formatted(most, MOST_INPUT_BYTES >> 20));
            }
        }
    }

    private Key key(int step, int row) {
        return new Key(job.training().augmentation().isNone() ? 0 : epoch(step), row);
    }

    int count() {
        return batches.size();
    }

    int perEpoch() {
        return job.miniBatches().stepsPerEpoch();
    }

    /** The epoch of a step, both counted from 0. */
    int epoch(int step) {
        return step / perEpoch();
    }

    /** Row numbers in the training part. */
    int[] rows(int step) {
        return batches.get(step);
    }

    /** Row numbers in the exported examples. */
    int[] positions(int step) {
        int[] rows = batches.get(step);
        int[] found = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            found[i] = positions.get(key(step, rows[i]));
        }
        return found;
    }

    // ---- the examples ---------------------------------------------------------------------------

    int examples() {
        return positions.size();
    }

    /** Takes in an example: its row in the training part, and the data that have it. */
    @FunctionalInterface
    interface ExampleReader {
        void read(int position, int epoch, int row, Dataset examples);
    }

    /** Goes through all examples by their position. */
    void forEach(ExampleReader reader) {
        int epoch = 0;
        Dataset examples = job.examples(0);
        for (Map.Entry<Key, Integer> entry : positions.entrySet()) {
            Key key = entry.getKey();
            if (key.epoch() != epoch) {
                epoch = key.epoch();
                examples = job.examples(epoch);
            }
            reader.read(entry.getValue(), epoch, key.row(), examples);
        }
    }
}
