package crosscheck.scratch.optimiser;

/** The ranges that update rules and settings hold their numbers to. */
final class Hyperparameter {
    private Hyperparameter() {}

    static void requireDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "the " + name + " must be at least 0 and below 1, not " + value);
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "the " + name + " must be finite and above 0, not " + value);
        }
    }
}
