package crosscheck.scratch.schedule;

/** Follows losses: the best so far, and for how many epochs in a row none was better. */
final class Improvements {
    private final double minimum;
    private double best = Double.POSITIVE_INFINITY;
    private int epochsWithout;

    Improvements(double minimum) {
        this.minimum = minimum;
    }

    static void require(int patience, double minimumImprovement) {
        if (patience < 0) {
            throw new IllegalArgumentException(
                    "the patience must be at least 0 epochs, not " + patience);
        }
        if (!(minimumImprovement >= 0) || Double.isInfinite(minimumImprovement)) {
            throw new IllegalArgumentException(
                    "the minimum improvement must be finite and at least 0, not "
                            + minimumImprovement);
        }
    }

    /** Only a finite loss can improve; any is better than none. */
    void add(double loss) {
        if (Double.isFinite(loss) && best - loss > minimum) {
            best = loss;
            epochsWithout = 0;
        } else {
            epochsWithout++;
        }
    }

    int epochsWithout() {
        return epochsWithout;
    }

    void countAnew() {
        epochsWithout = 0;
    }
}
