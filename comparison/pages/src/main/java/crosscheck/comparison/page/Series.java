package crosscheck.comparison.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Points that belong together.
 *
 * @param rank 0 for a series with a colour, dashes and symbol of its own; 1, 2, … for the stages of
 *     one thing, drawn from thin and dotted to thick and solid, each with its name at its end
 * @param points in the order in which a line joins them
 * @param band the spread around the points, from left to right, or empty
 * @param bandName what the band reaches from and to, in the table of numbers
 * @param look which colour, dashes and symbol it has, from 0; {@link #ANY}: those of its place
 */
public record Series(
        String name,
        Mark mark,
        int rank,
        List<ChartPoint> points,
        List<Spread> band,
        String bandName,
        int look) {
    /** The look of a series that has none of its own. */
    public static final int ANY = -1;

    /** How points are drawn. */
    public enum Mark {
        LINE,
        /** A line with a symbol at every point, the first one larger. */
        PATH,
        /** Symbols alone. */
        POINTS,
        /** A line that keeps its height until the next point. */
        STEP,
        /** A thin grey line without a name: what the others are seen against. */
        FAINT
    }

    public Series {
        if (rank < 0) {
            throw new IllegalArgumentException("the rank must be at least 0, not " + rank);
        }
        points = List.copyOf(points);
        band = List.copyOf(band);
    }

    /** A line through points. */
    public static Series line(String name, List<ChartPoint> points) {
        return new Series(name, Mark.LINE, 0, points, List.of(), "", ANY);
    }

    /**
     * A line through values at 1, 2, 3, …
     *
     * @param values such as the loss of each epoch
     */
    public static Series overTime(String name, List<Double> values) {
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(new ChartPoint(i + 1, values.get(i)));
        }
        return line(name, points);
    }

    /**
     * The curve of a function.
     *
     * @param count points, at least 2
     */
    public static Series curve(
            String name, DoubleUnaryOperator function, double from, double to, int count) {
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = from + (to - from) * i / (count - 1);
            points.add(new ChartPoint(x, function.applyAsDouble(x)));
        }
        return line(name, points);
    }

    /** A line with every point marked, the first one more. */
    public static Series path(String name, List<ChartPoint> points) {
        return new Series(name, Mark.PATH, 0, points, List.of(), "", ANY);
    }

    /** Points without a line. */
    public static Series points(String name, List<ChartPoint> points) {
        return new Series(name, Mark.POINTS, 0, points, List.of(), "", ANY);
    }

    /** A line that keeps its height until the next point. */
    public static Series step(String name, List<ChartPoint> points) {
        return new Series(name, Mark.STEP, 0, points, List.of(), "", ANY);
    }

    /** A thin grey line that is not in the legend. */
    public static Series faint(List<ChartPoint> points) {
        return new Series("", Mark.FAINT, 0, points, List.of(), "", ANY);
    }

    /**
     * A line that is a stage of something: later ones are thicker, and each bears its name.
     *
     * @param name short, shown at the line's end
     * @param rank 1 for the first
     * @param points from first to last
     */
    public static Series stage(String name, int rank, List<ChartPoint> points) {
        return new Series(name, Mark.LINE, rank, points, List.of(), "", ANY);
    }

    /**
     * This series with a band around it.
     *
     * @param what it reaches from and to, such as {@code least to greatest}
     * @param spread such as the least and the greatest over several seeds
     */
    public Series withBand(String what, List<Spread> spread) {
        return new Series(name, mark, rank, points, spread, what, look);
    }

    /**
     * This series as it looks in another chart, where it has another place.
     *
     * @param place 0 for the look of a first series
     */
    public Series looking(int place) {
        return new Series(name, mark, rank, points, band, bandName, place);
    }
}
