package crosscheck.comparison.lesson;

import crosscheck.comparison.lesson.Figure.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the figures of one lecture. A printed text such as {@code (5.94, -1.96)} is read for its
 * numbers, and its digits give the tolerance: half of the last place, or a whole one where the
 * lecture cuts digits off instead of rounding.
 */
public final class Figures {
    private static final Pattern NUMBER =
            Pattern.compile("-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?");

    /** What rounding in the computation of a tie may add, relative to the last place. */
    private static final double TIE = 1e-6;

    private final Lecture lecture;
    private final List<Figure> figures = new ArrayList<>();

    /** The figures of a lecture, none yet. */
    public Figures(Lecture lecture) {
        this.lecture = lecture;
    }

    /**
     * A figure that the lecture rounds.
     *
     * @param computed one for each number in it; not modified
     */
    public Figures rounded(String what, String printed, double... computed) {
        return add(what, printed, printed, computed, 0.5 + TIE, "");
    }

    /**
     * A figure that the lecture cuts off after its last digit.
     *
     * @param computed one for each number in it; not modified
     */
    public Figures cutOff(String what, String printed, double... computed) {
        return add(what, printed, printed, computed, 1, "digits cut off, not rounded");
    }

    /**
     * A figure that is met to another precision than that of its digits.
     *
     * @param tolerance how far a number may be off, at least 0
     * @param computed one for each number in it; not modified
     */
    public Figures within(
            String what, String printed, double tolerance, String note, double... computed) {
        List<Double> values = numbers(printed);
        figures.add(
                new Figure(
                        lecture,
                        what,
                        printed,
                        values,
                        values,
                        list(computed),
                        tolerance,
                        Setting.AS_PRINTED,
                        note));
        return this;
    }

    /**
     * A figure beside numbers of another computation than the lecture's, from which nothing
     * follows.
     *
     * @param setting what is not as in the lecture
     * @param computed one for each number in it; not modified
     */
    public Figures beside(
            String what, String printed, Setting setting, String note, double... computed) {
        List<Double> values = numbers(printed);
        figures.add(
                new Figure(
                        lecture, what, printed, values, values, list(computed), 0, setting, note));
        return this;
    }

    /**
     * A figure that the lecture prints wrongly.
     *
     * @param why the lecture's figure is wrong
     * @param computed one for each number in the right figure; not modified
     */
    public Figures erratum(
            String what, String printed, String right, String why, double... computed) {
        return add(what, printed, right, computed, 0.5 + TIE, why);
    }

    /** What was collected; in order. */
    public List<Figure> list() {
        return List.copyOf(figures);
    }

    private Figures add(
            String what,
            String printed,
            String right,
            double[] computed,
            double places,
            String note) {
        figures.add(
                new Figure(
                        lecture,
                        what,
                        printed,
                        numbers(printed),
                        numbers(right),
                        list(computed),
                        places * Math.pow(10, -scale(right)),
                        Setting.AS_PRINTED,
                        note));
        return this;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static List<Double> numbers(String printed) {
        return decimals(printed).stream().map(BigDecimal::doubleValue).toList();
    }

    /** The decimals of the number that has the most. */
    static int scale(String printed) {
        return decimals(printed).stream().mapToInt(BigDecimal::scale).max().orElse(0);
    }

    private static List<BigDecimal> decimals(String printed) {
        Matcher matcher = NUMBER.matcher(printed.replaceAll("(?<![0-9.])\\.(?=[0-9])", "0."));
        List<BigDecimal> decimals = new ArrayList<>();
        while (matcher.find()) {
            decimals.add(new BigDecimal(matcher.group().replaceAll(",", "")));
        }
        return decimals;
    }
}
