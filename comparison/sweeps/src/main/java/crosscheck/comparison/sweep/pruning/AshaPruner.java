package crosscheck.comparison.sweep.pruning;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Successive halving without waiting (ASHA), in the form that stops trials: at the rungs
 *
 * <pre>{@code first, first * eta, first * eta^2, ... epochs}</pre>
 *
 * a trial goes on if its validation accuracy is among the best 1/eta, at least one, of those that
 * it and earlier trials had there. In the published form a trial pauses at a rung, and goes on when
 * enough later ones did worse; here it stops for good, and sees only trials that were finished
 * before it began.
 *
 * @param eta one of so many goes on; from 2 to 100
 * @param first epochs up to the first rung; from 1 to 1,000,000
 * @param parallel trials that may be at work at once; from 1 to 1024
 * @see <a href="https://arxiv.org/abs/1810.05934">Li et al., A System for Massively Parallel
 *     Hyperparameter Tuning, 2020, algorithm 2</a>
 */
public record AshaPruner(int eta, int first, int parallel) implements Pruner {
    /** The default. */
    public static final AshaPruner DEFAULT = new AshaPruner(3, 1, 4);

    private static final Set<TrialState> RIVALS =
            EnumSet.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.DIVERGED);

    public AshaPruner {
        Pruner.requireRange("eta", eta, 2, 100);
        Pruner.requireRange("first", first, 1, 1_000_000);
        Pruner.requireRange("parallel", parallel, 1, 1024);
    }

    @Override
    public int trialsBefore(int trialNumber) {
        return Pruner.before(trialNumber, parallel);
    }

    @Override
    public Optional<String> reasonToStop(AccuracyCurve own, List<AccuracyCurve> earlier) {
        int epoch = own.epochs();
        if (!isRung(epoch)) {
            return Optional.empty();
        }
        double[] rivals =
                earlier.stream()
                        .filter(c -> RIVALS.contains(c.state()) && c.epochs() >= epoch)
                        .mapToDouble(curve -> curve.at(epoch))
                        .toArray();
        int places = Math.max(1, (rivals.length + 1) / eta);
        int better = 0;
        for (double rival : rivals) {
            better += rival > own.at(epoch) ? 1 : 0;
        }
        return better < places
                ? Optional.empty()
                : Optional.of(
                        "its validation accuracy %s is number %d of %d there, and %d of them go on"
                                .formatted(
                                        Numbers.percent(own.at(epoch)),
                                        better + 1,
                                        rivals.length + 1,
                                        places));
    }

    private boolean isRung(int epoch) {
        long rung = first;
        while (rung < epoch) {
            rung *= eta;
        }
        return rung == epoch;
    }
}
