package crosscheck.comparison.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A function of two numbers as coloured bands, like the heights on a map.
 *
 * @param what the colours mean
 * @param levels the borders of the bands, rising, at least two; what is beyond has the colour of
 *     the first or the last band
 * @param values at the centres of a fine grid, the top row first
 */
public record Surface(
        double xFrom,
        double xTo,
        double yFrom,
        double yTo,
        String what,
        List<Double> levels,
        ColourScale scale,
        Matrix values) {

    /** The number of grid cells on a side: fine enough for smooth borders. */
    private static final int CELLS = 240;

    public Surface {
        levels = List.copyOf(levels);
        for (int i = 0; i + 1 < Math.max(2, levels.size()); i++) {
            if (levels.size() < 2 || !(levels.get(i) < levels.get(i + 1))) {
                throw new IllegalArgumentException(
                        "at least two rising levels are needed, not " + levels);
            }
        }
    }

    /**
     * The surface of a function over a square.
     *
     * @param from the left and lower edge
     * @param to the right and upper edge
     * @throws IllegalArgumentException if the levels do not rise, or there are fewer than two
     */
    public static Surface of(
            String what,
            double from,
            double to,
            List<Double> levels,
            DoubleBinaryOperator function) {
        return of(what, from, to, from, to, levels, function);
    }

    /**
     * The surface of a function over a rectangle.
     *
     * @throws IllegalArgumentException if the levels do not rise, or there are fewer than two
     */
    public static Surface of(
            String what,
            double xFrom,
            double xTo,
            double yFrom,
            double yTo,
            List<Double> levels,
            DoubleBinaryOperator function) {
        double[] values = new double[CELLS * CELLS];
        for (int row = 0; row < CELLS; row++) {
            double y = yTo - (yTo - yFrom) * (row + 0.5) / CELLS;
            for (int column = 0; column < CELLS; column++) {
                double x = xFrom + (xTo - xFrom) * (column + 0.5) / CELLS;
                values[row * CELLS + column] = function.applyAsDouble(x, y);
            }
        }
        return new Surface(
                xFrom,
                xTo,
                yFrom,
                yTo,
                what,
                levels,
                ColourScale.SEQUENTIAL,
                new Matrix(CELLS, CELLS, values));
    }

    /** The surface as an image; an address with a PNG in it. */
    public String image() {
        return Picture.dataUri(
                values.columns(), values.rows(), (x, y) -> bandColour(band(values.get(y, x))));
    }

    /** The legend; the bands from the least to the greatest. */
    public List<Swatch> bands() {
        List<Swatch> bands = new ArrayList<>();
        for (int i = 0; i + 1 < levels.size(); i++) {
            String range = text(levels.get(i)) + " to " + text(levels.get(i + 1));
            bands.add(Swatch.of(bandColour(i), range));
        }
        return bands;
    }

    private int band(double value) {
        int band = 0;
        while (band + 2 < levels.size() && value >= levels.get(band + 1)) {
            band++;
        }
        return Double.isNaN(value) ? -1 : band;
    }

    private int bandColour(int band) {
        int bands = levels.size() - 1;
        return scale.rgb(band < 0 ? Double.NaN : (band + 0.5) / bands);
    }

    private static String text(double level) {
        return level == Math.rint(level) ? Long.toString((long) level) : Double.toString(level);
    }
}
