package crosscheck.comparison.trace;

/**
 * How far a value may be from its reference: {@code |a - r| <= absolute + relative |r|}. Nothing
 * that is NaN or infinite is within any tolerance.
 *
 * @param absolute at least 0
 * @param relative at least 0
 * @param reason where the numbers come from; not empty
 */
public record Tolerance(double absolute, double relative, String reason) {

    public Tolerance {
        if (!(absolute >= 0 && absolute < Double.POSITIVE_INFINITY)
                || !(relative >= 0 && relative < Double.POSITIVE_INFINITY)
                || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "bounds must be finite and >= 0 and have a reason: "
                            + absolute
                            + ", "
                            + relative);
        }
    }

    /**
     * How far a value may be from a reference.
     *
     * @return {@code absolute + relative |r|}; NaN or infinite where the reference is
     */
    public double allowed(double reference) {
        return absolute + relative * Math.abs(reference);
    }

    /**
     * How much of the allowed error is used.
     *
     * @return 0 where they are equal, 1 at the bound, more beyond; infinite where one is not finite
     */
    public double used(double actual, double reference) {
        double error = Math.abs(actual - reference);
        if (!Double.isFinite(error)) {
            return Double.POSITIVE_INFINITY;
        }
        return error == 0 ? 0 : error / allowed(reference);
    }
}
