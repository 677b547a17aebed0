package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.pruning.AccuracyCurve;
import crosscheck.comparison.sweep.pruning.Pruner;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a pruner after each epoch of one training but the last. */
final class PruningWatch {
    private final Pruner pruner;
    private final List<AccuracyCurve> earlier;
    private final int epochs;
    private final List<Double> own = new ArrayList<>();

    /** A watch for one training. */
    PruningWatch(Pruner pruner, List<AccuracyCurve> earlier, int epochs) {
        this.pruner = pruner;
        this.earlier = earlier;
        this.epochs = epochs;
    }

    /** Ends the training if it is to be stopped after the epoch that is done. */
    void epochDone(double validationAccuracy) {
        own.add(validationAccuracy);
        if (own.size() == epochs) {
            return;
        }
        Optional<String> reason =
                pruner.reasonToStop(new AccuracyCurve(TrialState.RUNNING, own), earlier);
        if (reason.isPresent()) {
            throw new TrialStoppedException(
                    TrialState.PRUNED,
                    "stopped after epoch %d of %d: %s".formatted(own.size(), epochs, reason.get()));
        }
    }
}
