package crosscheck.comparison.sweep.space;

/**
 * A whole number in a range. Each value has a stretch of the unit interval: on a linear scale of
 * the same length, on a logarithmic one the value k has that of {@code [ln k, ln(k + 1))}.
 *
 * @param low the smallest value; above 0 on a logarithmic scale
 * @param high the largest value; above {@code low}, at most 2^31 - 2
 */
public record Whole(String name, int low, int high, Scale scale) implements SweptParameter {

    public Whole {
        SweptParameter.requireName(name);
        if (low >= high || high == Integer.MAX_VALUE || (long) high - low >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s: a range must go from a number to a larger one, not %d..%d"
                            .formatted(name, low, high));
        }
        if (scale == Scale.LOG && low < 1) {
            throw new IllegalArgumentException(
                    name + ": a logarithmic range must begin above 0, not at " + low);
        }
    }

    @Override
    public String at(double u) {
        double value = scale.value(SweptParameter.requireUnit(u), low, high + 1.0);
        return Integer.toString((int) Math.min(high, Math.max(low, Math.floor(value))));
    }

    @Override
    public double position(String value) {
        int number = PlainNumbers.whole(name, value);
        if (number < low || number > high) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, not %s".formatted(name, low, high, value));
        }
        return (scale.place(number, low, high + 1.0) + scale.place(number + 1.0, low, high + 1.0))
                / 2;
    }

    @Override
    public int gridSize(int most) {
        return Math.min(most, high - low + 1);
    }

    @Override
    public String values() {
        return (scale == Scale.LOG ? "intlog:" : "int:") + low + ".." + high;
    }
}
