package crosscheck.comparison.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Where an axis that ends at measured numbers is marked: at multiples of 1, 2 or 5 tenths. */
public final class EvenMarks {
    private static final int[] STEPS = {1, 2, 5};

    /** Fewer powers of ten do not show that an axis is logarithmic. */
    private static final int FEW = 3;

    private EvenMarks() {}

    /**
     * The marks, few and with as few digits as tell them apart.
     *
     * @param low where the axis begins
     * @param high where it ends, above {@code low}
     * @param most at least 2; of so many marks none is left out that fits
     * @return multiples of 1, 2 or 5 times a power of ten from {@code low} to {@code high},
     *     ascending; at least one, at most {@code most}
     * @throws IllegalArgumentException if the axis has no length, or {@code most} is below 2
     */
    public static List<BigDecimal> between(double low, double high, int most) {
        if (!(high > low) || Double.isInfinite(high - low) || most < 2) {
            throw new IllegalArgumentException(
                    "an axis needs two ends and two marks, not %s to %s and %d"
                            .formatted(low, high, most));
        }
        BigDecimal from = BigDecimal.valueOf(low);
        BigDecimal to = BigDecimal.valueOf(high);
        for (int power = (int) Math.floor(Math.log10((high - low) / most)) - 1; ; power++) {
            for (int digit : STEPS) {
                List<BigDecimal> marks = marks(from, to, BigDecimal.valueOf(digit, -power));
                if (marks.size() <= most) {
                    return marks;
                }
            }
        }
    }

    /**
     * The marks of a logarithmic axis: powers of ten where there are three or more, else 1, 2 and 5
     * times these, else those of an even axis.
     *
     * @param low where the axis begins, above 0
     * @param high where it ends, above {@code low}
     * @param most at least 2; of more powers of ten every second, third, … is marked
     * @return round numbers from {@code low} to {@code high}, ascending; at least one
     * @throws IllegalArgumentException if the axis has no length or does not begin above 0, or
     *     {@code most} is below 2
     */
    public static List<BigDecimal> decades(double low, double high, int most) {
        List<BigDecimal> even = between(low, high, most);
        if (!(low > 0)) {
            throw new IllegalArgumentException("a logarithmic axis begins above 0, not at " + low);
        }
        List<BigDecimal> powers = products(low, high, 1);
        if (powers.size() > most) {
            int every = (powers.size() + most - 1) / most;
            return IntStream.range(0, powers.size())
                    .filter(i -> i % every == 0)
                    .mapToObj(powers::get)
                    .toList();
        }
        if (powers.size() >= FEW) {
            return powers;
        }
        List<BigDecimal> finer = products(low, high, STEPS);
        return finer.size() >= FEW && finer.size() <= most ? finer : even;
    }

    private static List<BigDecimal> products(double low, double high, int... digits) {
        List<BigDecimal> marks = new ArrayList<>();
        int last = (int) Math.ceil(Math.log10(high));
        for (int power = (int) Math.floor(Math.log10(low)); power <= last; power++) {
            for (int digit : digits) {
                BigDecimal mark = BigDecimal.valueOf(digit, -power);
                if (mark.doubleValue() >= low && mark.doubleValue() <= high) {
                    marks.add(mark.setScale(Math.max(0, mark.scale()), RoundingMode.UNNECESSARY));
                }
            }
        }
        return marks;
    }

    private static List<BigDecimal> marks(BigDecimal from, BigDecimal to, BigDecimal step) {
        List<BigDecimal> marks = new ArrayList<>();
        BigDecimal mark = from.divide(step, 0, RoundingMode.CEILING).multiply(step);
        for (; mark.compareTo(to) <= 0; mark = mark.add(step)) {
            marks.add(mark.setScale(Math.max(0, mark.scale()), RoundingMode.UNNECESSARY));
        }
        return marks;
    }
}
