package crosscheck.comparison.trace;

/**
 * How far a tensor is from its reference at one step, or at worst over several.
 *
 * <p>Relative errors and ulps are those of the whole tensor: its largest error against its largest
 * number. Entry by entry they would only show the sums that cancelled, whose last digits are noise
 * on every machine.
 *
 * @param step 1 for the first; of several the one of the largest error
 * @param absolute {@code max |a - r|}; infinite if a number is not finite
 * @param relative {@code max |a - r| / max |r|}; 0 where nothing differs
 * @param ulps the largest error in units in the last place of {@code max |r|}, in the precision
 *     that was compared
 * @param allowed how large it may be at that step
 * @param used the share of the allowed error, of the largest entry or of the mean over the entries,
 *     whichever is larger; above 1 is too much
 */
public record TensorError(
        int step, double absolute, double relative, double ulps, double allowed, double used) {

    /** The larger of two, number by number; step and what is allowed are of the larger share. */
    TensorError orWorse(TensorError other) {
        boolean othersShare = other.used > used;
        return new TensorError(
                othersShare ? other.step : step,
                Math.max(absolute, other.absolute),
                Math.max(relative, other.relative),
                Math.max(ulps, other.ulps),
                othersShare ? other.allowed : allowed,
                Math.max(used, other.used));
    }
}
