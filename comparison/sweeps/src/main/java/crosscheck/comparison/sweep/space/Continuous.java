package crosscheck.comparison.sweep.space;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A real number in a range. Its values have six significant digits: more would be noise in tables,
 * and a trial can be done again by typing them.
 *
 * @param low the smallest value; finite, above 0 on a logarithmic scale
 * @param high the largest value; finite, above {@code low}
 */
public record Continuous(String name, double low, double high, Scale scale)
        implements SweptParameter {
    private static final MathContext DIGITS = new MathContext(6);

    public Continuous {
        SweptParameter.requireName(name);
        if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException(
                    "%s: a range must go from a number to a larger one, not %s..%s"
                            .formatted(name, low, high));
        }
        if (scale == Scale.LOG && !(low > 0)) {
            throw new IllegalArgumentException(
                    name + ": a logarithmic range must begin above 0, not at " + low);
        }
    }

    @Override
    public String at(double u) {
        double value = scale.value(SweptParameter.requireUnit(u), low, high);
        double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
        return Double.toString(Math.min(high, Math.max(low, rounded)));
    }

    @Override
    public double position(String value) {
        double number = PlainNumbers.real(name, value);
        if (!(number >= low && number <= high)) {
            throw new IllegalArgumentException(
                    "%s must be from %s to %s, not %s".formatted(name, low, high, value));
        }
        return Math.min(1, Math.max(0, scale.place(number, low, high)));
    }

    @Override
    public int gridSize(int most) {
        return most;
    }

    @Override
    public String values() {
        return (scale == Scale.LOG ? "log:" : "") + low + ".." + high;
    }
}
