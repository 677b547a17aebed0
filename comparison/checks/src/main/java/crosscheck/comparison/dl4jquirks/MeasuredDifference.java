package crosscheck.comparison.dl4jquirks;

/** A difference with what came out. */
public record MeasuredDifference(Difference difference, Measured measured) {

    /**
     * Runs a difference.
     *
     * @param difference which one; its native library must be started
     * @return the difference with what came out
     */
    public static MeasuredDifference of(Difference difference) {
        return new MeasuredDifference(difference, difference.measure());
    }
}
