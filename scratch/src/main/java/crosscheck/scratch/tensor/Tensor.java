package crosscheck.scratch.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * Numbers with a shape, in row-major order: the last index runs fastest. The first extent counts
 * examples wherever a batch is meant.
 *
 * <p>The numbers are one plain array, open to the code that computes with them; whoever writes to
 * it says so.
 */
public final class Tensor {
    private final double[] values;
    private final int[] shape;

    /**
     * A tensor of zeros.
     *
     * @param shape the extents, each at least 0
     * @throws IllegalArgumentException if an extent is negative or there is none
     * @throws ArithmeticException if the number of values overflows
     */
    public Tensor(int... shape) {
        this(new double[product(shape)], shape.clone());
    }

    private Tensor(double[] values, int[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /**
     * A tensor around an array, not copied.
     *
     * @param values in row-major order; kept
     * @param shape the extents, their product the length of the array
     * @throws IllegalArgumentException if the length is not the product of the extents
     */
    public static Tensor of(double[] values, int... shape) {
        if (values.length != product(shape)) {
            throw new IllegalArgumentException(
                    values.length + " values for the shape " + Arrays.toString(shape));
        }
        return new Tensor(values, shape.clone());
    }

    /** The numbers themselves, not a copy; row-major; writing to it changes this tensor. */
    public double[] values() {
        return values;
    }

    /** The extents; a copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** The first extent: the number of examples of a batch; at least 0. */
    public int rows() {
        return shape[0];
    }

    /**
     * The number of values for one index of the first extent; the product of all extents but the
     * first.
     */
    public int columns() {
        return product(Arrays.copyOfRange(shape, 1, shape.length), 1);
    }

    /**
     * One value of a matrix.
     *
     * @param row 0 to rows - 1
     * @param column 0 to columns - 1
     */
    public double get(int row, int column) {
        int columns = columns();
        return values[
                Objects.checkIndex(row, rows()) * columns + Objects.checkIndex(column, columns)];
    }

    /** The same numbers in memory of their own. */
    public Tensor copy() {
        return new Tensor(values.clone(), shape);
    }

    /**
     * The column with the largest value of a row; the first of several.
     *
     * @param row 0 to rows - 1
     * @return 0 to columns - 1
     */
    public int argMax(int row) {
        int columns = columns();
        int best = 0;
        for (int j = 1; j < columns; j++) {
            if (get(row, j) > get(row, best)) {
                best = j;
            }
        }
        return best;
    }

    private static int product(int[] shape) {
        if (shape.length == 0) {
            throw new IllegalArgumentException("a tensor needs at least one extent");
        }
        return product(shape, 1);
    }

    private static int product(int[] extents, int start) {
        int product = start;
        for (int extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException(
                        "extents must be >= 0, not " + Arrays.toString(extents));
            }
            product = Math.multiplyExact(product, extent);
        }
        return product;
    }
}
