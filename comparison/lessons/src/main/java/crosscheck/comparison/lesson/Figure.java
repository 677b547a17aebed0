package crosscheck.comparison.lesson;

import crosscheck.data.Labelled;
import java.util.List;

/**
 * A figure that a lecture prints, beside the one that was computed.
 *
 * <p>Whether they agree is not told but follows: {@link #outcome()}.
 *
 * @param expected what must be computed: the printed numbers, or the right ones where the lecture
 *     errs; at least one
 * @param tolerance how far a computed number may be from the expected one, at least 0
 * @param note why the tolerance, why the lecture errs or what the setting is; may be empty
 */
public record Figure(
        Lecture lecture,
        String what,
        String printed,
        List<Double> printedValues,
        List<Double> expected,
        List<Double> computed,
        double tolerance,
        Setting setting,
        String note) {

    /** What a computed number stands for. */
    public enum Setting {
        /** The lecture's computation: the numbers must be its own. */
        AS_PRINTED,
        /** The lecture's computation on other data: nothing follows from the numbers. */
        OTHER_DATA,
        /** A part of the lecture's computation: nothing follows from the numbers. */
        SHORT_RUN
    }

    /** How a figure came out. */
    public enum Outcome implements Labelled {
        /** Computed as printed. */
        AGREES("agrees"),
        /** Computed as it should be; the lecture prints something else. */
        ERRATUM("erratum"),
        /** Neither. */
        DIFFERS("differs"),
        NOT_ON_THIS_DATA("not-on-this-data"),
        /** Computed with less training than the lecture's. */
        SHORT_RUN("short-run");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether it follows from the numbers; false for those that tell why nothing follows. */
        public boolean isByNumbers() {
            return this == AGREES || this == ERRATUM || this == DIFFERS;
        }

        /** How people read it; the label as words. */
        public String text() {
            return label.replace('-', ' ');
        }
    }

    public Figure {
        printedValues = List.copyOf(printedValues);
        expected = List.copyOf(expected);
        computed = List.copyOf(computed);
        if (expected.isEmpty() || expected.size() != computed.size()) {
            throw new IllegalArgumentException(
                    expected.size() + " expected and " + computed.size() + " computed numbers");
        }
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException(
                    "the tolerance must be finite and at least 0, not " + tolerance);
        }
    }

    /**
     * Whether the computed numbers are the printed ones; follows from the numbers where the setting
     * is the lecture's; NaN never agrees.
     */
    public Outcome outcome() {
        return switch (setting) {
            case AS_PRINTED -> byNumbers();
            case OTHER_DATA -> Outcome.NOT_ON_THIS_DATA;
            case SHORT_RUN -> Outcome.SHORT_RUN;
        };
    }

    private Outcome byNumbers() {
        if (!near(expected)) {
            return Outcome.DIFFERS;
        }
        return near(printedValues) ? Outcome.AGREES : Outcome.ERRATUM;
    }

    private boolean near(List<Double> values) {
        boolean near = values.size() == computed.size();
        for (int i = 0; near && i < values.size(); i++) {
            near = Math.abs(values.get(i) - computed.get(i)) <= tolerance;
        }
        return near;
    }
}
