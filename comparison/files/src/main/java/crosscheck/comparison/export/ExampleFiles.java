package crosscheck.comparison.export;

import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzWriter;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.spec.LayerSpec;
import crosscheck.scratch.layer.DropoutMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the steps are made of beside weights: examples, mini-batches and dropout masks. */
final class ExampleFiles {
    static final String EXAMPLES = "examples.npz";
    static final String BATCHES = "batches.npz";
    static final String MASKS = "masks.npz";

    /** The most that the masks may take in a file, in bytes: 2^28. */
    static final long MOST_MASK_BYTES = 1L << 28;

    private static final int PADDING = -1;

    private final ExportedSteps steps;
    private final Inventory inventory;

    ExampleFiles(ExportedSteps steps, Inventory inventory) {
        this.steps = steps;
        this.inventory = inventory;
    }

    /** Writes the inputs and labels of every example that is used. */
    void writeExamples(Path folder, int features) throws IOException {
        int n = steps.examples();
        double[] rows = new double[n];
        double[] epochs = new double[n];
        double[] labels = new double[n];
        double[] inputs = new double[n * features];
        steps.forEach(
                (position, epoch, row, examples) -> {
                    rows[position] = row;
                    epochs[position] = epoch + 1;
                    labels[position] = examples.label(row);
                    examples.copyRow(row, inputs, position * features);
                });
        try (NpzWriter file = new NpzWriter(folder.resolve(EXAMPLES))) {
            put(file, EXAMPLES, "rows", integers(rows, n), "row in the training part, from 0");
            put(
                    file,
                    EXAMPLES,
                    "epochs",
                    integers(epochs, n),
                    "epoch, from 1, as which it is; matters where images are moved, else 1");
            put(
                    file,
                    EXAMPLES,
                    "labels",
                    integers(labels, n),
                    "class, from 0; targets are one-hot");
            put(
                    file,
                    EXAMPLES,
                    "inputs",
                    new NpyArray(NumberType.FLOAT32, List.of(n, features), inputs),
                    "what the network sees; engines in double widen it without rounding");
        }
    }

    /** Writes which examples each step takes. */
    void writeBatches(Path folder, int miniBatchSize) throws IOException {
        int n = steps.count();
        double[] rows = new double[n * miniBatchSize];
        double[] positions = new double[n * miniBatchSize];
        double[] sizes = new double[n];
        double[] epochs = new double[n];
        Arrays.fill(rows, PADDING);
        Arrays.fill(positions, PADDING);
        for (int step = 0; step < n; step++) {
            int[] inTraining = steps.rows(step);
            int[] inExamples = steps.positions(step);
            sizes[step] = inTraining.length;
            epochs[step] = steps.epoch(step) + 1;
            for (int i = 0; i < inTraining.length; i++) {
                rows[step * miniBatchSize + i] = inTraining[i];
                positions[step * miniBatchSize + i] = inExamples[i];
            }
        }
        String padded = "; -1 behind the end of a smaller last mini-batch of an epoch";
        try (NpzWriter file = new NpzWriter(folder.resolve(BATCHES))) {
            put(
                    file,
                    BATCHES,
                    "rows",
                    integers(rows, n, miniBatchSize),
                    "the examples of each step in order: rows of the training part" + padded);
            put(
                    file,
                    BATCHES,
                    "positions",
                    integers(positions, n, miniBatchSize),
                    "the same examples as rows of examples.npz" + padded);
            put(file, BATCHES, "sizes", integers(sizes, n), "examples of each step");
            put(file, BATCHES, "epochs", integers(epochs, n), "epoch of each step, from 1");
        }
    }

    /**
     * Writes the dropout masks, where anything is dropped.
     *
     * @throws IllegalArgumentException if they are too many to be written
     */
    void writeMasks(Path folder, List<PlacedLayer> layers, long seed) throws IOException {
        List<PlacedLayer> dropping =
                layers.stream().filter(l -> l.layer() instanceof LayerSpec.Dropout).toList();
        if (dropping.isEmpty()) {
            return;
        }
        try (NpzWriter file = new NpzWriter(folder.resolve(MASKS))) {
            for (int step = 0; step < steps.count(); step++) {
                for (PlacedLayer layer : dropping) {
                    file.add(
                            "step_%d_dropout_%d".formatted(step + 1, layer.number()),
                            mask(layer, step, seed));
                }
            }
        }
        for (PlacedLayer layer : dropping) {
            inventory.add(
                    MASKS,
                    "step_S_dropout_" + layer.number(),
                    mask(layer, 0, seed),
                    "1 where step S keeps a value, 0 where it drops it");
        }
    }

    /** Refuses masks that are too many to be written. */
    void requireFewMasks(List<PlacedLayer> layers) {
        long examples = 0;
        for (int step = 0; step < steps.count(); step++) {
            examples += steps.rows(step).length;
        }
        long bytes = 0;
        for (PlacedLayer layer : layers) {
            if (layer.layer() instanceof LayerSpec.Dropout) {
                bytes += Float.BYTES * examples * layer.input().featureCount();
            }
        }
        if (bytes > MOST_MASK_BYTES) {
            throw new IllegalArgumentException(
                    "the dropout masks of %d steps take more than %d MiB: export fewer"
                            .formatted(steps.count(), MOST_MASK_BYTES >> 20));
        }
    }

    private NpyArray mask(PlacedLayer layer, int step, long seed) {
        int n = steps.rows(step).length;
        int features = layer.input().featureCount();
        long key = DropoutMask.key(seed, layer.number(), step);
        float rate = (float) ((LayerSpec.Dropout) layer.layer()).rate();
        double[] keep = new double[n * features];
        Arrays.setAll(keep, i -> DropoutMask.keeps(key, i, rate) ? 1 : 0);
        return new NpyArray(NumberType.FLOAT32, List.of(n, features), keep);
    }

    private void put(NpzWriter file, String fileName, String name, NpyArray array, String meaning)
            throws IOException {
        file.add(name, array);
        inventory.add(fileName, name, array, meaning);
    }

    private static NpyArray integers(double[] values, Integer... shape) {
        return new NpyArray(NumberType.INT64, List.of(shape), values);
    }
}
