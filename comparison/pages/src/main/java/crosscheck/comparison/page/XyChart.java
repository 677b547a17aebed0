package crosscheck.comparison.page;

import java.util.List;
import java.util.Optional;

/** Lines and points over two axes, on a coloured surface where there is one. */
public record XyChart(
        String title,
        String finding,
        Shape shape,
        Axis x,
        Axis y,
        Optional<Surface> surface,
        List<Series> series)
        implements Chart {

    /** The shape of a picture. */
    public enum Shape {
        /** Wider than high: something over time. */
        WIDE,
        /** A square, for a plane. */
        SQUARE
    }

    public XyChart {
        series = List.copyOf(series);
    }

    /** Curves over time or over another quantity. */
    public static XyChart lines(String title, String finding, Axis x, Axis y, List<Series> series) {
        return new XyChart(title, finding, Shape.WIDE, x, y, Optional.empty(), series);
    }

    /** Points and lines in a plane. */
    public static XyChart plane(String title, String finding, Axis x, Axis y, List<Series> series) {
        return new XyChart(title, finding, Shape.SQUARE, x, y, Optional.empty(), series);
    }

    /** Points and lines on a coloured surface that fills the plane. */
    public static XyChart onSurface(
            String title,
            String finding,
            String xName,
            String yName,
            Surface surface,
            List<Series> series) {
        return new XyChart(
                title,
                finding,
                Shape.SQUARE,
                Axis.of(xName).from(surface.xFrom(), surface.xTo()),
                Axis.of(yName).from(surface.yFrom(), surface.yTo()),
                Optional.of(surface),
                series);
    }

    @Override
    public Optional<PageTable> numbers() {
        return ChartNumbers.of(this);
    }

    @Override
    public String kind() {
        return "xy";
    }
}
