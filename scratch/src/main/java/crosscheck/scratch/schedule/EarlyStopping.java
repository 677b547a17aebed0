package crosscheck.scratch.schedule;

import java.util.List;
import java.util.OptionalInt;

/**
 * When to give up: after too many epochs in a row whose validation loss is no better. An epoch is
 * better if its loss is below the best such loss so far by more than minimumImprovement. Only the
 * validation split may be asked, never the test split.
 *
 * <p>DL4J's {@code ScoreImprovementEpochTerminationCondition} counts one more: its {@code
 * maxEpochsWithNoImprovement} is patience + 1. Unlike DL4J's, a first loss of NaN can be improved.
 *
 * @param patience epochs in a row that may pass without improvement; training stops after one more;
 *     at least 0
 * @param minimumImprovement what is too little to count, finite and at least 0
 * @see <a href="https://www.deeplearningbook.org/contents/regularization.html">I. Goodfellow, Y.
 *     Bengio, A. Courville, Deep Learning, algorithm 7.1</a>
 */
public record EarlyStopping(int patience, double minimumImprovement) {

    public EarlyStopping {
        Improvements.require(patience, minimumImprovement);
    }

    /**
     * Whether training stops now.
     *
     * @param validationLosses one for each epoch done, in order; not modified
     * @return true if the last patience + 1 epochs brought no improvement
     */
    public boolean stopsAfter(List<Double> validationLosses) {
        Improvements improvements = new Improvements(minimumImprovement);
        validationLosses.forEach(improvements::add);
        return improvements.epochsWithout() > patience;
    }

    /**
     * The epoch whose weights are kept: that of the lowest finite loss, the first of several. Here
     * every improvement counts, however small.
     *
     * @param validationLosses one for each epoch done, in order; not modified
     * @return 0 for the first epoch; empty if no loss is finite
     */
    public static OptionalInt bestEpoch(List<Double> validationLosses) {
        OptionalInt best = OptionalInt.empty();
        for (int epoch = 0; epoch < validationLosses.size(); epoch++) {
            double loss = validationLosses.get(epoch);
            if (Double.isFinite(loss)
                    && (best.isEmpty() || loss < validationLosses.get(best.getAsInt()))) {
                best = OptionalInt.of(epoch);
            }
        }
        return best;
    }
}
