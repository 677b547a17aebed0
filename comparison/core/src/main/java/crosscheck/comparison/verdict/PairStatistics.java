package crosscheck.comparison.verdict;

import crosscheck.comparison.statistics.Equivalence;
import crosscheck.comparison.statistics.Finding;
import crosscheck.comparison.statistics.PairedDifferences;
import java.util.Optional;

/**
 * What several seeds say of two arms.
 *
 * @param accuracy differences of the test accuracies, as fractions
 * @param loss differences of the test losses
 * @param adjustedP of the paired t-test of the accuracies, corrected by Holm for the number of
 *     pairs; empty where all differences are the same
 * @param adjustedLossP of the paired t-test of the losses, corrected together with the accuracies';
 *     empty where all differences are the same, and of engines, whose losses are no part of the
 *     verdict
 */
public record PairStatistics(
        PairedDifferences accuracy,
        PairedDifferences loss,
        Equivalence equivalence,
        Optional<Double> adjustedP,
        Optional<Double> adjustedLossP,
        Finding finding) {

    /** Whether the losses of two settings differ; false where that was not tested. */
    public boolean isLossDifferent() {
        return adjustedLossP.filter(p -> p < Finding.LEVEL).isPresent();
    }
}
