package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.EvenMarks;
import crosscheck.comparison.page.ParallelAxes.Tick;
import crosscheck.comparison.page.ParallelAxes.Track;
import crosscheck.comparison.sweep.space.Choice;
import crosscheck.comparison.sweep.space.Continuous;
import crosscheck.comparison.sweep.space.Scale;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.space.Whole;
import crosscheck.comparison.sweep.study.Trial;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a parameter is drawn: ranges as numbers on their own scale, choices as names in the order in
 * which they were given.
 */
record ParameterAxis(SweptParameter parameter) {
    /** Stretches of a range with more values, for tables of means. */
    static final int STRETCHES = 5;

    private static final int MOST_MARKS = 6;

    String name() {
        return parameter.name();
    }

    String text(Trial trial) {
        return trial.point().values().get(parameter.name());
    }

    Axis axis() {
        if (parameter instanceof Choice choice) {
            return Axis.names(name(), choice.options());
        }
        if (isLogarithmic()) {
            return Axis.log(name() + ", logarithmic");
        }
        return parameter instanceof Whole ? Axis.whole(name()) : Axis.of(name());
    }

    private boolean isLogarithmic() {
        return parameter instanceof Continuous real && real.scale() == Scale.LOG
                || parameter instanceof Whole whole && whole.scale() == Scale.LOG;
    }

    /** Where a trial is on {@link #axis}. */
    double value(Trial trial) {
        return parameter instanceof Choice choice
                ? choice.options().indexOf(text(trial))
                : Double.parseDouble(text(trial));
    }

    /** Where a trial is on {@link #track}, from 0 to 1. */
    double place(Trial trial) {
        return parameter.position(text(trial));
    }

    Track track() {
        List<Tick> ticks = new ArrayList<>();
        if (parameter instanceof Choice choice) {
            choice.options().forEach(o -> ticks.add(new Tick(parameter.position(o), o)));
        } else {
            for (BigDecimal mark : marks()) {
                String text = mark.toPlainString();
                ticks.add(new Tick(parameter.position(text), text));
            }
        }
        return new Track(isLogarithmic() ? name() + ", logarithmic" : name(), ticks);
    }

    /** Round numbers of a range. */
    private List<BigDecimal> marks() {
        double low =
                parameter instanceof Whole whole ? whole.low() : ((Continuous) parameter).low();
        double high =
                parameter instanceof Whole whole ? whole.high() : ((Continuous) parameter).high();
        if (!(high > low)) {
            return List.of(BigDecimal.valueOf(low).stripTrailingZeros());
        }
        List<BigDecimal> marks =
                isLogarithmic()
                        ? EvenMarks.decades(low, high, MOST_MARKS)
                        : EvenMarks.between(low, high, MOST_MARKS);
        return parameter instanceof Whole
                ? marks.stream()
                        .filter(mark -> mark.stripTrailingZeros().scale() <= 0)
                        .map(mark -> mark.setScale(0)) // 1.0 is no whole number to a parameter
                        .toList()
                : marks;
    }

    /** Names of the groups that {@link #group} counts. */
    List<String> groups() {
        if (parameter instanceof Choice choice) {
            return choice.options();
        }
        if (parameter instanceof Whole whole) {
            return wholeGroups(whole);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < STRETCHES; i++) {
            names.add(
                    shortened(parameter.at(i / (double) STRETCHES))
                            + " to "
                            + shortened(parameter.at((i + 1) / (double) STRETCHES)));
        }
        return names;
    }

    private static List<String> wholeGroups(Whole whole) {
        List<Integer> firsts = firsts(whole);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            int first = firsts.get(i);
            int last = i + 1 < firsts.size() ? firsts.get(i + 1) - 1 : whole.high();
            names.add(first == last ? String.valueOf(first) : first + " to " + last);
        }
        return names;
    }

    /** The smallest number of each stretch; a stretch without a number is none. */
    private static List<Integer> firsts(Whole whole) {
        Set<Integer> firsts = new TreeSet<>();
        for (int i = 0; i < STRETCHES; i++) {
            double begin = i / (double) STRETCHES;
            String value = whole.at(begin);
            int number = Integer.parseInt(value);
            int first = whole.position(value) < begin ? number + 1 : number;
            if (first <= whole.high()) {
                firsts.add(first);
            }
        }
        return List.copyOf(firsts);
    }

    /** Which group a trial is in: its choice, or its fifth of the range. */
    int group(Trial trial) {
        if (parameter instanceof Choice choice) {
            return choice.options().indexOf(text(trial));
        }
        if (parameter instanceof Whole whole) {
            int number = Integer.parseInt(text(trial));
            return (int) firsts(whole).stream().filter(first -> first <= number).count() - 1;
        }
        return Math.min(STRETCHES - 1, (int) (place(trial) * STRETCHES));
    }

    private static String shortened(String value) {
        return Numbers.significant(Double.parseDouble(value));
    }
}
