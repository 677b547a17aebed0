package crosscheck.comparison.console;

import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.Evaluation;

/**
 * Shows a training: on a terminal a bar with the epoch, the mean loss of its steps so far and the
 * last validation accuracy, else a line for each epoch, both with the time left.
 */
public final class TrainingProgress implements TrainingListener, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;

    private final Console console;
    private final String engine;
    private final int epochs;
    private final int stepsPerEpoch;
    private final long stepsBefore;
    private final Progress progress;
    private final long begin = System.nanoTime();
    private long drawn = begin - REDRAW_NANOS;
    private double lossSum;
    private int losses;
    private String validation = ""; // short: it must fit beside the bar in 80 columns

    /**
     * Begins to show a training.
     *
     * @param start where it stands; the time left is reckoned from there
     */
    public TrainingProgress(
            Console console,
            String engine,
            TrainingSpec training,
            int stepsPerEpoch,
            TrainingState start) {
        this.console = console;
        this.engine = engine;
        this.epochs = training.epochs();
        this.stepsPerEpoch = stepsPerEpoch;
        this.stepsBefore = start.stepCount();
        this.progress =
                new Progress(console, engine, stepsBefore, (long) epochs * stepsPerEpoch, "", 1);
        if (!start.epochs().isEmpty()) {
            validation = validation(start.epochs().get(start.epochs().size() - 1).validation());
        }
    }

    @Override
    public void stepDone(int epoch, int step, double loss) {
        if (console.progress() != ProgressStyle.BAR) {
            return;
        }
        lossSum += loss;
        losses++;
        long now = System.nanoTime();
        if (now - drawn >= REDRAW_NANOS) {
            drawn = now;
            draw(epoch, step, lossSum / losses);
        }
    }

    private void draw(int epoch, int step, double meanLoss) {
        progress.at((long) (epoch - 1) * stepsPerEpoch + step);
        progress.say(
                "epoch %d/%d loss %s%s"
                        .formatted(epoch, epochs, Numbers.fixed(meanLoss, 3), validation));
    }

    @Override
    public void epochDone(EpochMetrics metrics) {
        lossSum = 0;
        losses = 0;
        validation = validation(metrics.validation());
        draw(metrics.epoch(), stepsPerEpoch, metrics.trainLoss());
        if (console.progress() == ProgressStyle.LINES) {
            console.err()
                    .printf(
                            "%-7s epoch %d/%d: loss %s, validation %s / %s (%s), %s s, %s left%n",
                            engine,
                            metrics.epoch(),
                            epochs,
                            Numbers.fixed(metrics.trainLoss(), 4),
                            Numbers.count(metrics.validation().correct()),
                            Numbers.count(metrics.validation().examples()),
                            Numbers.percent(metrics.validation().accuracyFraction()),
                            Numbers.fixed(metrics.trainSeconds(), 2),
                            Numbers.duration(secondsLeft(metrics.epoch())));
        }
    }

    private double secondsLeft(int epochsDone) {
        long done = (long) epochsDone * stepsPerEpoch;
        double secondsPerStep = (System.nanoTime() - begin) / 1e9 / Math.max(1, done - stepsBefore);
        return secondsPerStep * ((long) epochs * stepsPerEpoch - done);
    }

    private static String validation(Evaluation evaluation) {
        return " val " + Numbers.fixed(100 * evaluation.accuracyFraction(), 1) + " %";
    }

    @Override
    public void close() {
        progress.close();
    }
}
