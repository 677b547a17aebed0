package crosscheck.scratch.fast.kernel;

import crosscheck.data.Dataset;
import java.util.Optional;

/**
 * The features of a data set without their zeros: of each example the values other than 0 and,
 * beside them, their columns, in order. Of an MNIST image that is about a fifth.
 */
public final class SparseExamples {
    /** The number of features up to which a column fits into a {@code char}. */
    public static final int MOST_FEATURES = Character.MAX_VALUE + 1;

    private static final int LINE = 64; // bytes

    private final float[] values;
    private final char[] columns;
    private final int[] starts;

    private SparseExamples(float[] values, char[] columns, int[] starts) {
        this.values = values;
        this.columns = columns;
        this.starts = starts;
    }

    /**
     * Leaves the zeros out.
     *
     * @param data of at most {@link #MOST_FEATURES} features
     * @return its features
     * @throws IllegalArgumentException if there are more
     * @throws ArithmeticException if there are more than 2^31 - 1 values other than 0
     */
    public static SparseExamples of(Dataset data) {
        if (data.featureCount() > MOST_FEATURES) {
            throw new IllegalArgumentException(
                    data.featureCount() + " features: at most " + MOST_FEATURES + " can be packed");
        }
        return pack(data, starts(data));
    }

    /**
     * Leaves the zeros out if that is worth while and possible.
     *
     * @param data any data set
     * @param largestShare of the values that may be other than 0, 0 to 1
     * @return its features; empty if more values than that are other than 0, or there are more than
     *     {@link #MOST_FEATURES} features
     * @throws ArithmeticException if there are more than 2^31 - 1 values other than 0
     */
    public static Optional<SparseExamples> ifSparse(Dataset data, double largestShare) {
        if (data.featureCount() > MOST_FEATURES) {
            return Optional.empty();
        }
        int[] starts = starts(data);
        double all = (double) data.size() * data.featureCount();
        return starts[data.size()] <= largestShare * all
                ? Optional.of(pack(data, starts))
                : Optional.empty();
    }

    private static SparseExamples pack(Dataset data, int[] starts) {
        float[] values = new float[starts[data.size()]];
        char[] columns = new char[values.length];
        float[] row = new float[data.featureCount()];
        int at = 0;
        for (int i = 0; i < data.size(); i++) {
            data.copyRow(i, row, 0);
            for (int j = 0; j < row.length; j++) {
                if (row[j] != 0) {
                    values[at] = row[j];
                    columns[at] = (char) j;
                    at++;
                }
            }
        }
        return new SparseExamples(values, columns, starts);
    }

    private static int[] starts(Dataset data) {
        int[] starts = new int[data.size() + 1];
        float[] row = new float[data.featureCount()];
        for (int i = 0; i < data.size(); i++) {
            data.copyRow(i, row, 0);
            starts[i + 1] = Math.addExact(starts[i], count(row));
        }
        return starts;
    }

    private static int count(float[] row) {
        int count = 0;
        for (float value : row) {
            count += value != 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * Reads one number of each cache line of some examples, so that they are fetched from memory
     * all at once: the examples of a shuffled mini-batch are far apart, and a kernel would wait for
     * each as it comes to it (measured: 8 of the 17 ms that the products of 50,000 images take).
     *
     * @param rows which examples; not modified
     * @param from the first of them
     * @param n how many
     * @return nothing of interest, but to be kept, or the compiler leaves the reading out
     */
    public int touch(int[] rows, int from, int n) {
        int sum = 0;
        for (int i = from; i < from + n; i++) {
            int end = starts[rows[i] + 1];
            for (int t = starts[rows[i]]; t < end; t += LINE / Float.BYTES) {
                sum += Float.floatToRawIntBits(values[t]);
            }
            for (int t = starts[rows[i]]; t < end; t += LINE / Character.BYTES) {
                sum += columns[t];
            }
        }
        return sum;
    }

    /** The values other than 0, example after example; not to be modified. */
    public float[] values() {
        return values;
    }

    /**
     * The column of each value, rising within an example; as long as {@link #values}; not to be
     * modified.
     */
    public char[] columns() {
        return columns;
    }

    /**
     * Where the values of each example begin; {@code (n + 1)}, the last is the number of values;
     * not to be modified.
     */
    public int[] starts() {
        return starts;
    }
}
