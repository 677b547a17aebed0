package crosscheck.comparison.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same on every machine. */
public final class Numbers {
    private Numbers() {}

    /**
     * A share as a percentage with two decimals.
     *
     * @param fraction 0 to 1
     * @return such as {@code 95.42 %}
     */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    /**
     * A number with a fixed count of decimals.
     *
     * @param decimals at least 0
     * @return such as {@code 0.0512}
     */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text; // no zero has a sign
    }

    /**
     * A small number with two significant digits.
     *
     * @return such as {@code 4.7e-15}
     */
    public static String scientific(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }

    /**
     * A number of any size with three significant digits.
     *
     * @return such as {@code 0.24}, {@code 2.13} or {@code 1.68e-5}
     */
    public static String significant(double value) {
        return significant(value, 3);
    }

    /**
     * A number of any size with so many significant digits.
     *
     * @param digits at least 1
     * @return such as {@code 0.24}, {@code 2.13} or {@code 1.68e-5} for three
     */
    public static String significant(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e6) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /**
     * A probability with three significant digits.
     *
     * @param p from 0 to 1
     * @return such as {@code 0.0136}, or {@code < 0.0001}: the tail of a distribution that holds
     *     only roughly says no more
     */
    public static String probability(double p) {
        return p < 1e-4 ? "< 0.0001" : significant(p);
    }

    /**
     * A count with its thousands apart.
     *
     * @return such as {@code 23,860}
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * A duration in minutes and seconds.
     *
     * @param seconds at least 0
     * @return such as {@code 1:07}
     */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
