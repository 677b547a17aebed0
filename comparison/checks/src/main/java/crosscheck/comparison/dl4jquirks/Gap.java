package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.trace.Tolerance;

/**
 * How far DL4J is from the literature in one number: predicted from the formulas, and measured.
 *
 * @param predicted dl4j - published as the formulas have it
 * @param chance whether the sides depend on what was drawn
 * @param tolerance how far the measured gap may be from the predicted one
 */
public record Gap(
        String setting,
        String quantity,
        double published,
        double dl4j,
        double predicted,
        Chance chance,
        Tolerance tolerance) {

    /** Whether numbers depend on what was drawn. */
    public enum Chance {
        /** They do not: formula and measurement differ by rounding. */
        NONE,
        /** They do: the formula is about what is expected. */
        DRAWN
    }

    /**
     * How far rounding alone takes the measured gap from the predicted one, relative to the larger
     * side: about four times the 1.3e-14 that were measured at most, over 1000 steps of every rule.
     */
    static final double ROUNDING = 5e-14;

    private static final double DEVIATIONS = 5;

    /** A gap of numbers that are computed without chance. */
    static Gap of(
            String setting, String quantity, double published, double dl4j, double predicted) {
        double size = Math.max(Math.abs(published), Math.abs(dl4j));
        return new Gap(setting, quantity, published, dl4j, predicted, Chance.NONE, rounding(size));
    }

    private static Tolerance rounding(double size) {
        return new Tolerance(Double.isFinite(size) ? ROUNDING * size : 0, 0, "rounding");
    }

    /**
     * This gap where a side is the small difference of larger numbers.
     *
     * @param size of the largest number on the way, above 0
     */
    Gap roundedAt(double size) {
        return new Gap(setting, quantity, published, dl4j, predicted, chance, rounding(size));
    }

    /**
     * This gap where the sides depend on what was drawn.
     *
     * @param deviation standard deviation of the measured gap, above 0
     * @return with a tolerance of five standard deviations
     */
    Gap drawn(double deviation) {
        return new Gap(
                setting,
                quantity,
                published,
                dl4j,
                predicted,
                Chance.DRAWN,
                new Tolerance(DEVIATIONS * deviation, 0, "five standard deviations"));
    }

    /** What was measured; dl4j - published. */
    public double measured() {
        return dl4j - published;
    }

    /**
     * Whether DL4J is as far from the literature as the formulas say; false where a number is not
     * finite.
     */
    public boolean agrees() {
        return tolerance.used(measured(), predicted) <= 1;
    }
}
