package crosscheck.scratch.loss;

/** Keeps probabilities away from 0 and 1, where a logarithm or its slope is infinite. */
final class Clip {
    private Clip() {}

    static void check(double clip) {
        if (!(clip >= 0 && clip < 0.5)) {
            throw new IllegalArgumentException(
                    "clip must be from 0 (none) to below 0.5, not " + clip);
        }
    }

    /** The probability limited to [clip, 1 - clip]; NaN for what is none. */
    static double limited(double p, double clip) {
        return p >= 0 && p <= 1 ? Math.min(Math.max(p, clip), 1 - clip) : Double.NaN;
    }
}
