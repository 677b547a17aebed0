package crosscheck.scratch.layer;

import crosscheck.data.ExampleShape;

/**
 * Which value of an image each cell of a window sees at each position.
 *
 * <p>Cells are counted by channel, row and column of the window, positions by row and column of the
 * output, both row-major. As a matrix, {@code (cells, positions)}, this is the index of what is
 * known as im2col.
 */
final class WindowCells {
    /** In place of an index where the window reaches over the edge. */
    static final int OUTSIDE = -1;

    private final int cells;
    private final int positions;
    private final int[] index;

    /** For all channels of an image at once. */
    WindowCells(ExampleShape input, Window window) {
        ExampleShape output = window.outputShape(input, 1);
        this.cells = input.channels() * window.height() * window.width();
        this.positions = output.featureCount();
        this.index = new int[Math.multiplyExact(cells, positions)];
        int next = 0;
        for (int c = 0; c < input.channels(); c++) {
            for (int ky = 0; ky < window.height(); ky++) {
                for (int kx = 0; kx < window.width(); kx++) {
                    for (int p = 0; p < positions; p++) { // innermost: positions are contiguous
                        int oy = p / output.width();
                        int ox = p % output.width();
                        int y = oy * window.stride() + ky - window.top(input.height());
                        int x = ox * window.stride() + kx - window.left(input.width());
                        index[next++] = index(input, c, y, x);
                    }
                }
            }
        }
    }

    private static int index(ExampleShape input, int c, int y, int x) {
        boolean inside = y >= 0 && y < input.height() && x >= 0 && x < input.width();
        return inside ? (c * input.height() + y) * input.width() + x : OUTSIDE;
    }

    int cells() {
        return cells;
    }

    int positions() {
        return positions;
    }

    /** Index of a value within its example, row-major, or {@link #OUTSIDE}. */
    int index(int cell, int position) {
        return index[cell * positions + position];
    }

    /**
     * Copies what each cell sees, 0 beyond the edge.
     *
     * @param x values of a batch; not modified
     * @param from where the example begins
     * @param columns {@code (cells, positions)}; overwritten
     */
    void gather(double[] x, int from, double[] columns) {
        for (int i = 0; i < index.length; i++) {
            columns[i] = index[i] == OUTSIDE ? 0 : x[from + index[i]];
        }
    }

    /**
     * Adds to each value what all cells that see it have: the transpose of {@link #gather}.
     *
     * @param columns {@code (cells, positions)}; not modified
     * @param x values of a batch; added to
     * @param from where the example begins
     */
    void scatter(double[] columns, double[] x, int from) {
        for (int i = 0; i < index.length; i++) {
            if (index[i] != OUTSIDE) {
                x[from + index[i]] += columns[i];
            }
        }
    }
}
