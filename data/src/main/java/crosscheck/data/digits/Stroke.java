package crosscheck.data.digits;

import java.util.ArrayList;
import java.util.List;

/**
 * What a pen draws without being lifted: a Catmull-Rom spline through its anchors.
 *
 * <p>Between anchors b and c, with a before and d after, the curve is
 *
 * <pre>{@code
 * p(t) = b + t/2 ((c - a) + t ((2a - 5b + 4c - d) + t (3b - 3c + d - a))),  0 <= t <= 1
 * }</pre>
 *
 * At an end of the stroke and at a corner, the anchor itself stands for the one beyond it, so that
 * the span between two corners is a straight line.
 *
 * @param anchors the points passed, at least 2
 * @see <a href="https://doi.org/10.1016/B978-0-12-079050-0.50020-5">Catmull and Rom, A class of
 *     local interpolating splines, 1974</a>
 */
record Stroke(List<Anchor> anchors) {

    Stroke {
        anchors = List.copyOf(anchors);
        if (anchors.size() < 2) {
            throw new IllegalArgumentException(
                    "a stroke must have at least 2 anchors, not " + anchors.size());
        }
    }

    /**
     * A stroke through the anchors given.
     *
     * @param anchors at least 2; not modified
     * @throws IllegalArgumentException if there are fewer than 2
     */
    static Stroke of(Anchor... anchors) {
        return new Stroke(List.of(anchors));
    }

    /**
     * Points along the curve, from its first anchor to its last.
     *
     * @param pointsPerSpan how many points for each span between two anchors, at least 1
     * @return a new list of {@code pointsPerSpan * spans + 1} points
     */
    List<PlanePoint> points(int pointsPerSpan) {
        List<PlanePoint> points = new ArrayList<>(pointsPerSpan * (anchors.size() - 1) + 1);
        points.add(anchors.get(0).at());
        for (int span = 0; span + 1 < anchors.size(); span++) {
            PlanePoint b = anchors.get(span).at();
            PlanePoint c = anchors.get(span + 1).at();
            PlanePoint a = endsCurve(span) ? b : anchors.get(span - 1).at();
            PlanePoint d = endsCurve(span + 1) ? c : anchors.get(span + 2).at();
            for (int i = 1; i <= pointsPerSpan; i++) {
                double t = (double) i / pointsPerSpan;
                points.add(
                        new PlanePoint(
                                spline(a.x(), b.x(), c.x(), d.x(), t),
                                spline(a.y(), b.y(), c.y(), d.y(), t)));
            }
        }
        return points;
    }

    private boolean endsCurve(int anchor) {
        return anchor == 0
                || anchor == anchors.size() - 1
                || anchors.get(anchor).join() == Anchor.Join.CORNER;
    }

    private static double spline(double a, double b, double c, double d, double t) {
        double linear = c - a;
        double square = 2 * a - 5 * b + 4 * c - d;
        double cube = 3 * b - 3 * c + d - a;
        return b + 0.5 * t * (linear + t * (square + t * cube));
    }
}
