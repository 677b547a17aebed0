package crosscheck.comparison.parity;

/** The largest difference seen of one kind of number, and how much of the tolerance it used. */
final class LargestDifference {
    private final Tolerance tolerance;
    private double absolute;
    private double used;

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
        return usedHere <= 1;
    }

    double absolute() {
        return absolute;
    }

    double used() {
        return used;
    }
}
