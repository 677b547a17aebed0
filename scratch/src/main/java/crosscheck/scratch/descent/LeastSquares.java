package crosscheck.scratch.descent;

import java.util.List;

/**
 * How badly a line fits points, as a function of its slope and intercept.
 *
 * <pre>{@code
 * L(w, b) = 1 / (2 m) sum over i of (w x_i + b - y_i)^2
 * dL/dw = 1 / m sum (w x_i + b - y_i) x_i      dL/db = 1 / m sum (w x_i + b - y_i)
 * }</pre>
 *
 * @param points at least two with different x
 */
public record LeastSquares(List<Observation> points) implements DifferentiableFunction {

    /** A point that a line is to meet. */
    public record Observation(double x, double y) {}

    public LeastSquares {
        points = List.copyOf(points);
        if (points.stream().map(Observation::x).distinct().count() < 2) {
            throw new IllegalArgumentException("a line needs two different x: " + points);
        }
    }

    @Override
    public int dimensions() {
        return 2;
    }

    @Override
    public double value(double... wb) {
        double sum = 0;
        for (Observation point : points) {
            double error = wb[0] * point.x() + wb[1] - point.y();
            sum += error * error;
        }
        return sum / (2 * points.size());
    }

    @Override
    public double[] gradient(double... wb) {
        double w = 0;
        double b = 0;
        for (Observation point : points) {
            double error = wb[0] * point.x() + wb[1] - point.y();
            w += error * point.x();
            b += error;
        }
        return new double[] {w / points.size(), b / points.size()};
    }

    /**
     * The best line, from the normal equations.
     *
     * <pre>{@code
     * w = sum (x_i - X)(y_i - Y) / sum (x_i - X)^2,   b = Y - w X      X, Y: the means
     * }</pre>
     */
    public double[] minimum() {
        double meanX = points.stream().mapToDouble(Observation::x).sum() / points.size();
        double meanY = points.stream().mapToDouble(Observation::y).sum() / points.size();
        double xy = 0;
        double xx = 0;
        for (Observation point : points) {
            xy += (point.x() - meanX) * (point.y() - meanY);
            xx += (point.x() - meanX) * (point.x() - meanX);
        }
        double w = xy / xx;
        return new double[] {w, meanY - w * meanX};
    }
}
