package crosscheck.comparison.lesson;

import crosscheck.comparison.spec.Labelled;
import java.util.List;

/**
 * A figure that a lecture prints, beside the one that was computed.
 *
 * <p>Whether they agree is not told but follows: {@link #outcome()}.
 *
 * @param lecture where it is printed
 * @param what it measures
 * @param printed as it stands there
 * @param printedValues the numbers of it
 * @param expected what must be computed: the printed numbers, or the right ones where the lecture
 *     errs
 * @param computed what was computed
 * @param tolerance how far a computed number may be from the expected one, at least 0
 * @param note why the tolerance, or why the lecture errs; may be empty
 */
public record Figure(
        Lecture lecture,
        String what,
        String printed,
        List<Double> printedValues,
        List<Double> expected,
        List<Double> computed,
        double tolerance,
        String note) {

    /** How a figure came out. */
    public enum Outcome implements Labelled {
        /** Computed as printed. */
        AGREES("agrees"),
        /** Computed as it should be; the lecture prints something else. */
        ERRATUM("erratum"),
        /** Neither. */
        DIFFERS("differs");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * Checks the sizes and the tolerance.
     *
     * @param lecture where it is printed
     * @param what it measures
     * @param printed as it stands there
     * @param printedValues copied
     * @param expected copied, at least one
     * @param computed copied, as many
     * @param tolerance finite and at least 0
     * @param note may be empty
     * @throws IllegalArgumentException if the sizes differ or the tolerance is out of range
     */
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
     * Whether the computed numbers are the printed ones.
     *
     * @return follows from the numbers; NaN never agrees
     */
    public Outcome outcome() {
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
