package crosscheck.comparison.sweep.pruning;

import java.util.List;
import java.util.Optional;

/** Lets every trial end. */
public record NoPruner() implements Pruner {
    @Override
    public int trialsBefore(int trialNumber) {
        return 0;
    }

    @Override
    public Optional<String> reasonToStop(AccuracyCurve own, List<AccuracyCurve> earlier) {
        return Optional.empty();
    }
}
