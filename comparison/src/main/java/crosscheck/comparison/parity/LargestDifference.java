package crosscheck.comparison.parity;

/** The largest difference seen of one kind of number, and how much of the tolerance it used. */
final class LargestDifference {
    private final Tolerance tolerance;
    private double absolute;
    private double used;
    private double recent;

    LargestDifference(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Takes in one pair of numbers.
     *
     * @return whether they are within the tolerance
     */
    boolean add(double actual, double reference) {
        double usedHere = tolerance.used(actual, reference);
        used = Math.max(used, usedHere);
        double difference =
                usedHere == Double.POSITIVE_INFINITY
                        ? Double.POSITIVE_INFINITY
                        : Math.abs(actual - reference);
        absolute = Math.max(absolute, difference);
        recent = Math.max(recent, difference);
        return usedHere <= 1;
    }

    double absolute() {
        return absolute;
    }

    /** The largest since this was asked for last. */
    double takeRecent() {
        double taken = recent;
        recent = 0;
        return taken;
    }

    double used() {
        return used;
    }
}
