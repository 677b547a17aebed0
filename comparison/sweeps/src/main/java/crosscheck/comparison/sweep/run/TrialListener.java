package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingListener;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Watches one training of a trial: hands on its epochs, and ends it when there is a reason. */
final class TrialListener implements TrainingListener {
    private final BooleanSupplier stopped;
    private final long deadlineNanos;
    private final String timeLimit;
    private final Consumer<EpochScore> epochs;
    private long keepingNanos;

    /**
     * A listener for one training.
     *
     * @param stopped asked after each step
     * @param epochs gets each epoch; what it throws ends the training
     */
    TrialListener(
            BooleanSupplier stopped,
            long deadlineNanos,
            String timeLimit,
            Consumer<EpochScore> epochs) {
        this.stopped = stopped;
        this.deadlineNanos = deadlineNanos;
        this.timeLimit = timeLimit;
        this.epochs = epochs;
    }

    @Override
    public void stepDone(int epoch, int step, double loss) {
        if (stopped.getAsBoolean()) {
            throw new TrialStoppedException(TrialState.INTERRUPTED, "stopped by a person");
        }
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new TrialStoppedException(
                    TrialState.FAILED,
                    "took longer than %s: stopped in epoch %d".formatted(timeLimit, epoch));
        }
    }

    @Override
    public void epochDone(EpochMetrics metrics) {
        double loss = metrics.validation().loss();
        if (!Double.isFinite(loss)) {
            throw new TrialStoppedException(
                    TrialState.DIVERGED,
                    "the validation loss is %s after epoch %d".formatted(loss, metrics.epoch()));
        }
        long begin = System.nanoTime();
        epochs.accept(
                new EpochScore(
                        metrics.epoch(),
                        metrics.trainLoss(),
                        metrics.validation().accuracyFraction(),
                        loss));
        keepingNanos += System.nanoTime() - begin;
    }

    /** Time that the epochs took to be kept, which is no time of the training. */
    long keepingNanos() {
        return keepingNanos;
    }
}
