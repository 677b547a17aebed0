package crosscheck.comparison.trace;

/**
 * How far a tensor may be from its reference at one step. Two numbers, since one entry that
 * rounding moves a lot must not hide an error in all others.
 *
 * @param largest of any entry, at least 0; infinite where rounding has no limit
 * @param mean over the entries, at least 0
 */
public record Bound(double largest, double mean) {
    /** Nothing may differ. */
    public static final Bound EXACT = new Bound(0, 0);

    /** Anything may differ. */
    static final Bound NONE = new Bound(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** So many times as far. */
    Bound times(double factor) {
        return new Bound(factor * largest, factor * mean);
    }

    /** The larger of two, number by number. */
    Bound orLarger(Bound other) {
        return new Bound(Math.max(largest, other.largest), Math.max(mean, other.mean));
    }

    /** The share of an allowed error; infinite where one is not finite or nothing was allowed. */
    static double used(double error, double allowed) {
        if (!(error <= Double.MAX_VALUE)) {
            return Double.POSITIVE_INFINITY;
        }
        return error == 0 ? 0 : error / allowed;
    }
}
