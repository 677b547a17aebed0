package crosscheck.comparison.console;

import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.data.Evaluation;

/** Shows a training: a bar on a terminal, else a line for each epoch, both with the time left. */
public final class TrainingProgress implements TrainingListener, AutoCloseable {
    private final Console console;
    private final String engine;
    private final int epochs;
    private final int stepsPerEpoch;
    private final Progress progress;
    private final long begin = System.nanoTime();
    private String lastEpoch = "";

    /**
     * Begins to show a training.
     *
     * @param console where to show it
     * @param engine whose training it is
     * @param training for the number of epochs
     * @param stepsPerEpoch mini-batches of an epoch
     */
    public TrainingProgress(
            Console console, String engine, TrainingSpec training, int stepsPerEpoch) {
        this.console = console;
        this.engine = engine;
        this.epochs = training.epochs();
        this.stepsPerEpoch = stepsPerEpoch;
        this.progress = new Progress(console, engine, (long) epochs * stepsPerEpoch, " steps", 1);
    }

    @Override
    public void stepDone(int epoch, int step, double loss) {
        if (console.progress() == ProgressStyle.BAR && step % 100 == 0) {
            progress.at((long) (epoch - 1) * stepsPerEpoch + step);
            progress.say("epoch " + epoch + "/" + epochs + lastEpoch);
        }
    }

    @Override
    public void epochDone(EpochMetrics metrics) {
        Evaluation validation = metrics.validation();
        lastEpoch =
                " loss "
                        + Numbers.fixed(metrics.trainLoss(), 4)
                        + " validation "
                        + Numbers.percent(validation.accuracyFraction());
        progress.at((long) metrics.epoch() * stepsPerEpoch);
        if (console.progress() == ProgressStyle.LINES) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            double left = seconds / metrics.epoch() * (epochs - metrics.epoch());
            console.err()
                    .printf(
                            "%-7s epoch %d/%d: loss %s, validation %s / %s (%s), %s s, %s left%n",
                            engine,
                            metrics.epoch(),
                            epochs,
                            Numbers.fixed(metrics.trainLoss(), 4),
                            Numbers.count(validation.correct()),
                            Numbers.count(validation.examples()),
                            Numbers.percent(validation.accuracyFraction()),
                            Numbers.fixed(metrics.trainSeconds(), 2),
                            Numbers.duration(left));
        }
    }

    @Override
    public void close() {
        progress.close();
    }
}
