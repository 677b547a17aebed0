package crosscheck.data;

import java.util.List;
import java.util.Objects;

/**
 * Labelled examples: {@code n} rows of {@code d} float features, an int label for each, and where
 * they come from. Immutable.
 *
 * <p>The features are one array in row-major order. A {@link #slice} shares it, so splits cost
 * nothing.
 */
public final class Dataset {
    private final String name;
    private final ExampleShape shape;
    private final float[] features; // (rows, featureCount), shared between slices
    private final int[] labels;
    private final int firstRow;
    private final int size;
    private final List<String> classNames;
    private final Provenance provenance;

    /**
     * A data set that takes over its arrays: the caller no longer changes them.
     *
     * @param name the short name that every output carries, such as {@code mnist}
     * @param shape the shape of one example
     * @param features {@code (n, d)} row-major; kept, not copied, not modified
     * @param labels {@code (n)}, each from 0 to the number of classes - 1; kept, not modified
     * @param classNames one name per class, at least one
     * @param provenance where the examples come from
     * @throws IllegalArgumentException if the lengths do not fit, a label is outside the classes or
     *     a feature is not finite
     */
    public Dataset(
            String name,
            ExampleShape shape,
            float[] features,
            int[] labels,
            List<String> classNames,
            Provenance provenance) {
        this(name, shape, features, labels, 0, labels.length, List.copyOf(classNames), provenance);
        if ((long) labels.length * shape.featureCount() != features.length) {
            throw new IllegalArgumentException(
                    features.length
                            + " features for "
                            + labels.length
                            + " examples of "
                            + shape.featureCount());
        }
        for (int label : labels) {
            if (label < 0 || label >= this.classNames.size()) {
                throw new IllegalArgumentException(
                        "a label is " + label + ", outside the " + classCount() + " classes");
            }
        }
        for (float feature : features) {
            if (!Float.isFinite(feature)) {
                throw new IllegalArgumentException("a feature is " + feature + ", not finite");
            }
        }
    }

    private Dataset(
            String name,
            ExampleShape shape,
            float[] features,
            int[] labels,
            int firstRow,
            int size,
            List<String> classNames,
            Provenance provenance) {
        this.name = Objects.requireNonNull(name);
        this.shape = Objects.requireNonNull(shape);
        this.features = features;
        this.labels = labels;
        this.firstRow = firstRow;
        this.size = size;
        this.classNames = classNames;
        this.provenance = Objects.requireNonNull(provenance);
    }

    /** The short name that every output carries, such as {@code mnist} or {@code digits}. */
    public String name() {
        return name;
    }

    /** The shape of one example; channels, height and width. */
    public ExampleShape shape() {
        return shape;
    }

    /** The number of examples; {@code n}, at least 0. */
    public int size() {
        return size;
    }

    /** The number of values of one example; {@code d}. */
    public int featureCount() {
        return shape.featureCount();
    }

    /** The number of classes; {@code k}; labels are 0 to k - 1. */
    public int classCount() {
        return classNames.size();
    }

    /** The names of the classes, in the order of their labels; unmodifiable, {@code (k)}. */
    public List<String> classNames() {
        return classNames;
    }

    /** Where the examples come from; that of the whole data set, also for a slice. */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * The label of one example.
     *
     * @param row 0 to n - 1
     * @return 0 to k - 1
     */
    public int label(int row) {
        return labels[firstRow + Objects.checkIndex(row, size)];
    }

    /**
     * One value of one example.
     *
     * @param row 0 to n - 1
     * @param column 0 to d - 1
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public float feature(int row, int column) {
        int d = featureCount();
        return features[start(row) + Objects.checkIndex(column, d)];
    }

    /**
     * Copies the features of one example as floats.
     *
     * @param row 0 to n - 1
     * @param target modified from {@code offset} to {@code offset + d - 1}
     * @throws IndexOutOfBoundsException if there is no such row or no room
     */
    public void copyRow(int row, float[] target, int offset) {
        System.arraycopy(features, start(row), target, offset, featureCount());
    }

    /**
     * Copies the features of one example as doubles, each the exact value of the float.
     *
     * @param row 0 to n - 1
     * @param target modified from {@code offset} to {@code offset + d - 1}
     * @throws IndexOutOfBoundsException if there is no such row or no room
     */
    public void copyRow(int row, double[] target, int offset) {
        int start = start(row);
        int d = featureCount();
        Objects.checkFromIndexSize(offset, d, target.length);
        for (int j = 0; j < d; j++) {
            target[offset + j] = features[start + j];
        }
    }

    /**
     * The examples from one row to before another, sharing this data set's memory.
     *
     * @param from the first row, 0 to {@code to}
     * @param to the row after the last, at most n
     * @return {@code to - from} examples
     * @throws IndexOutOfBoundsException if the range is not within this data set
     */
    public Dataset slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return new Dataset(
                name, shape, features, labels, firstRow + from, to - from, classNames, provenance);
    }

    /**
     * Chosen examples in a chosen order, copied.
     *
     * @param rows row numbers, each 0 to n - 1; not modified
     */
    public Dataset select(int[] rows) {
        int d = featureCount();
        float[] chosen = new float[Math.multiplyExact(rows.length, d)];
        int[] chosenLabels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            copyRow(rows[i], chosen, i * d);
            chosenLabels[i] = label(rows[i]);
        }
        return new Dataset(name, shape, chosen, chosenLabels, classNames, provenance);
    }

    private int start(int row) {
        return (firstRow + Objects.checkIndex(row, size)) * featureCount();
    }
}
