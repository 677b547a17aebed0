package crosscheck.comparison.page;

import java.util.Arrays;
import java.util.Objects;

/** Numbers in rows and columns, for pictures; the first row is the top. Immutable. */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    /**
     * A matrix of these numbers.
     *
     * @param rows at least 1
     * @param columns at least 1
     * @param values row by row; copied, not modified
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public Matrix(int rows, int columns, double[] values) {
        if (rows < 1 || columns < 1 || values.length != rows * columns) {
            throw new IllegalArgumentException(
                    values.length + " values for " + rows + " rows and " + columns + " columns");
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values.clone();
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /**
     * One number.
     *
     * @param row 0 for the top
     * @param column 0 for the left
     * @throws IndexOutOfBoundsException if there is none
     */
    public double get(int row, int column) {
        return values[
                Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
    }

    /** The number furthest from 0; its distance from 0. */
    public double largestMagnitude() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The least number; NaN where any is. */
    public double least() {
        return Arrays.stream(values).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    /** The greatest number; NaN where any is. */
    public double greatest() {
        return Arrays.stream(values).reduce(Double.NEGATIVE_INFINITY, Math::max);
    }
}
