package crosscheck.comparison.lesson;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Figures as people read them. */
public final class FigureText {

    /** The titles of the columns. */
    public static final List<String> HEADER =
            List.of("lecture", "figure", "printed", "computed", "outcome");

    /** Digits that a computed number shows beyond those that are printed. */
    private static final int MORE_DIGITS = 2;

    private FigureText() {}

    /**
     * The row of a figure.
     *
     * @return a cell for each column of {@link #HEADER}
     */
    public static List<String> row(Figure figure) {
        return List.of(
                figure.lecture().name(),
                figure.what(),
                figure.printed(),
                computed(figure),
                figure.outcome().text());
    }

    /**
     * What was computed, with a little more digits than the lecture prints; a number, or several in
     * parentheses.
     */
    public static String computed(Figure figure) {
        int scale =
                Math.max(Figures.scale(figure.printed()) + MORE_DIGITS, scale(figure.tolerance()));
        List<Double> values = figure.computed();
        String text = values.stream().map(v -> number(v, scale)).collect(Collectors.joining(", "));
        return values.size() == 1 ? text : "(" + text + ")";
    }

    /** The decimals at which a difference as large as the tolerance shows. */
    private static int scale(double tolerance) {
        return tolerance == 0 ? 0 : (int) Math.ceil(-Math.log10(tolerance));
    }

    private static String number(double value, int scale) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
