package crosscheck.comparison.bench.shipped;

import java.util.List;

/**
 * One epoch of a lane, and an evaluation.
 *
 * @param evaluationSeconds to predict all test examples and count the right answers
 * @param loss mean over the mini-batches of the epoch
 * @param firstLosses of the epoch's first mini-batches
 * @param accuracyFraction on the test examples, from 0 to 1
 */
public record Turn(
        double seconds,
        double evaluationSeconds,
        double loss,
        List<Double> firstLosses,
        double accuracyFraction) {

    public Turn {
        firstLosses = List.copyOf(firstLosses);
    }
}
