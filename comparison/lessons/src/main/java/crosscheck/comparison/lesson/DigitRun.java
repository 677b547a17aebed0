package crosscheck.comparison.lesson;

import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.Kept;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.comparison.training.TrainingLoop;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One network trained by the fast twin, and what it scored on the validation images after each
 * epoch. The test images are not touched unless asked for.
 */
final class DigitRun {
    private final TrainingSpec training;
    private final Trainee trainee; // in plain Java memory: there is nothing to close
    private final TrainingLoop loop;
    private Runnable epochDone = () -> {};

    /** A network before its first step. */
    DigitRun(NetworkSpec network, TrainingSpec training, DigitData data) {
        this.training = training.withMiniBatchSizeAtMost(data.train().size());
        FastEngine engine = new FastEngine();
        trainee =
                engine.create(
                        network,
                        this.training,
                        ScratchEngine.drawWeights(network, training.seed()),
                        Precision.FLOAT);
        loop =
                new TrainingLoop(
                        this.training,
                        data.split(),
                        Kept.HIGHEST_ACCURACY,
                        engine.name(),
                        trainee,
                        new TrainingListener() {
                            @Override
                            public void epochDone(EpochMetrics metrics) {
                                epochDone.run();
                            }
                        });
    }

    static DigitRun train(
            NetworkSpec network, TrainingSpec training, DigitData data, Runnable epochDone) {
        return new DigitRun(network, training, data).trainOn(training.epochs(), epochDone);
    }

    /** Trains until so many epochs are done in all. */
    DigitRun trainOn(int epochs, Runnable epochDone) {
        this.epochDone = epochDone;
        loop.trainUntil(epochs);
        return this;
    }

    /** Goes back to the weights after the epoch that was best on the validation images. */
    DigitRun keepBest() {
        loop.restoreKept();
        return this;
    }

    long seed() {
        return training.seed();
    }

    /** The share of correct validation images after the best epoch; 0 before the first. */
    double bestAccuracyFraction() {
        return validation().stream().mapToDouble(Evaluation::accuracyFraction).max().orElse(0);
    }

    /** After each epoch. */
    List<Evaluation> validation() {
        return loop.epochs().stream().map(EpochMetrics::validation).toList();
    }

    /** The mean loss of each epoch's steps. */
    List<Double> trainLosses() {
        return loop.epochs().stream().map(EpochMetrics::trainLoss).toList();
    }

    /** The share of correct validation images after the last epoch. */
    double accuracyFraction() {
        return loop.epochs().get(loop.epochs().size() - 1).validation().accuracyFraction();
    }

    /** Validation accuracy in per cent by epoch. */
    List<ChartPoint> accuracyCurve() {
        List<ChartPoint> points = new ArrayList<>();
        for (EpochMetrics epoch : loop.epochs()) {
            points.add(new ChartPoint(epoch.epoch(), 100 * epoch.validation().accuracyFraction()));
        }
        return points;
    }

    Evaluation evaluate(Dataset data) {
        return trainee.evaluate(data);
    }

    List<ParameterTensor> parameters() {
        return trainee.parameters();
    }

    /** Row-major, ten for each image. */
    double[] probabilities(Dataset data) {
        int[] rows = new int[data.size()];
        Arrays.setAll(rows, i -> i);
        return trainee.predictProbabilities(data, rows);
    }
}
