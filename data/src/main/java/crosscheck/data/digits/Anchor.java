package crosscheck.data.digits;

/**
 * A point that a stroke passes through, and how.
 *
 * @param at where, in heights of a digit
 * @param join whether the pen turns smoothly or sharply
 */
record Anchor(PlanePoint at, Join join) {

    /** How the pen passes an anchor. */
    enum Join {
        /** Without a kink. */
        SMOOTH,
        /** With a kink: the curve before and the curve after do not know of each other. */
        CORNER
    }

    /**
     * An anchor that the pen passes without a kink.
     *
     * @param x in heights of a digit
     * @param y in heights of a digit
     */
    static Anchor via(double x, double y) {
        return new Anchor(new PlanePoint(x, y), Join.SMOOTH);
    }

    /**
     * An anchor where the pen turns sharply.
     *
     * @param x in heights of a digit
     * @param y in heights of a digit
     */
    static Anchor corner(double x, double y) {
        return new Anchor(new PlanePoint(x, y), Join.CORNER);
    }

    /**
     * This anchor, elsewhere.
     *
     * @param dx how far to the right, in heights of a digit
     * @param dy how far down, in heights of a digit
     */
    Anchor movedBy(double dx, double dy) {
        return new Anchor(new PlanePoint(at.x() + dx, at.y() + dy), join);
    }
}
