package crosscheck.comparison.lesson;

import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Surface;
import crosscheck.comparison.page.XyChart;
import crosscheck.scratch.perceptron.LinearUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/** The plane of two bits: its corners, what is 1 in it, and lines through it. */
final class Plane {
    /** The four pairs of bits in the order of the truth tables. */
    static final double[][] CORNERS = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};

    /** The part of the plane that is drawn. */
    static final double FROM = -0.5;

    /** The other end of it. */
    static final double TO = 1.5;

    private Plane() {}

    /** A chart of where a function of two bits is 0 and where it is 1. */
    static XyChart regions(
            String title, String finding, DoubleBinaryOperator output, double[] labels) {
        return surface(title, finding, List.of(0.0, 0.5, 1.0), output, labels);
    }

    /** A chart of a function of two bits, in bands. */
    static XyChart surface(
            String title,
            String finding,
            List<Double> levels,
            DoubleBinaryOperator output,
            double[] labels) {
        return XyChart.onSurface(
                title,
                finding,
                "x1",
                "x2",
                Surface.of("output", FROM, TO, levels, output),
                corners(labels));
    }

    /** The four corners as two series, by their label. */
    static List<Series> corners(double[] labels) {
        return List.of(corners(labels, 0), corners(labels, 1));
    }

    private static Series corners(double[] labels, int label) {
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == label) {
                points.add(new ChartPoint(CORNERS[i][0], CORNERS[i][1]));
            }
        }
        return Series.points("should be " + label, points);
    }

    /**
     * The line where a unit's activation is 0, within the drawn part, from left to right; empty if
     * none.
     */
    static List<ChartPoint> boundary(LinearUnit unit) {
        double w1 = unit.weights().get(0);
        double w2 = unit.weights().get(1);
        List<ChartPoint> crossings = new ArrayList<>();
        for (double edge : new double[] {FROM, TO}) {
            add(crossings, edge, -(unit.bias() + w1 * edge) / w2);
            add(crossings, -(unit.bias() + w2 * edge) / w1, edge);
        }
        if (crossings.size() < 2) {
            return List.of();
        }
        return Stream.of(crossings.get(0), farthest(crossings))
                .sorted(Comparator.comparingDouble(ChartPoint::x))
                .toList();
    }

    private static void add(List<ChartPoint> points, double x, double y) {
        if (x >= FROM && x <= TO && y >= FROM && y <= TO) {
            points.add(new ChartPoint(x, y));
        }
    }

    private static ChartPoint farthest(List<ChartPoint> points) {
        ChartPoint first = points.get(0);
        ChartPoint best = first;
        double most = 0;
        for (ChartPoint point : points) {
            double distance = Math.hypot(point.x() - first.x(), point.y() - first.y());
            if (distance >= most) {
                best = point;
                most = distance;
            }
        }
        return best;
    }
}
