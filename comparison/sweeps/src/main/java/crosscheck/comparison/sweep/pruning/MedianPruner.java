package crosscheck.comparison.sweep.pruning;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.List;
import java.util.Optional;

/**
 * The median rule: a trial is stopped whose best validation accuracy so far is below the median of
 * what earlier trials, those that were complete, had as their best by the same epoch.
 *
 * @param warmUp epochs in which no trial is stopped; from 0 to 1,000,000
 * @param trials that must be complete before one is stopped; from 1 to 1,000,000
 * @param parallel trials that may be at work at once; from 1 to 1024
 * @see <a href="https://doi.org/10.1145/3097983.3098043">Golovin et al., Google Vizier, 2017,
 *     section 3.2.2</a>
 */
public record MedianPruner(int warmUp, int trials, int parallel) implements Pruner {
    /** The default. */
    public static final MedianPruner DEFAULT = new MedianPruner(1, 5, 4);

    public MedianPruner {
        Pruner.requireRange("warmUp", warmUp, 0, 1_000_000);
        Pruner.requireRange("trials", trials, 1, 1_000_000);
        Pruner.requireRange("parallel", parallel, 1, 1024);
    }

    @Override
    public int trialsBefore(int trialNumber) {
        return Pruner.before(trialNumber, parallel);
    }

    @Override
    public Optional<String> reasonToStop(AccuracyCurve own, List<AccuracyCurve> earlier) {
        int epoch = own.epochs();
        double[] rivals =
                earlier.stream()
                        .filter(c -> c.state() == TrialState.COMPLETE && c.epochs() >= epoch)
                        .mapToDouble(curve -> curve.bestBy(epoch))
                        .sorted()
                        .toArray();
        if (epoch <= warmUp || rivals.length < trials) {
            return Optional.empty();
        }
        double median = (rivals[(rivals.length - 1) / 2] + rivals[rivals.length / 2]) / 2;
        double best = own.bestBy(epoch);
        return best >= median
                ? Optional.empty()
                : Optional.of(
                        "its best validation accuracy %s is below %s, the median of %d earlier trials"
                                .formatted(
                                        Numbers.percent(best),
                                        Numbers.percent(median),
                                        rivals.length));
    }
}
