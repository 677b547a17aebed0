package crosscheck.comparison.lesson;

import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.MiniBatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One network trained by the fast twin, and what it scored on the validation images after each
 * epoch. The test images are not touched unless asked for.
 */
final class DigitRun {
    private final TrainingSpec training;
    private final DigitData data;
    private final MiniBatches batches;
    private final Trainee trainee; // in plain Java memory: there is nothing to close
    private final List<Evaluation> validation = new ArrayList<>();
    private final List<Double> trainLosses = new ArrayList<>();
    private List<ParameterTensor> best = List.of();

    /** A network before its first step. */
    DigitRun(NetworkSpec network, TrainingSpec training, DigitData data) {
        this.training = training;
        this.data = data;
        int examples = data.train().size();
        batches =
                new MiniBatches(
                        examples, Math.min(examples, training.miniBatchSize()), training.seed());
        trainee =
                new FastEngine()
                        .create(
                                network,
                                training,
                                ScratchEngine.drawWeights(network, training.seed()),
                                Precision.FLOAT);
    }

    static DigitRun train(
            NetworkSpec network, TrainingSpec training, DigitData data, Runnable epochDone) {
        return new DigitRun(network, training, data).trainOn(training.epochs(), epochDone);
    }

    /** Trains until so many epochs are done in all. */
    DigitRun trainOn(int epochs, Runnable epochDone) {
        while (validation.size() < epochs) {
            double sum = 0;
            for (int[] rows : batches.epoch(validation.size())) {
                sum += trainee.step(data.train(), rows) * rows.length;
            }
            trainLosses.add(sum / data.train().size());
            double before = bestAccuracyFraction();
            validation.add(trainee.evaluate(data.validation()));
            if (best.isEmpty() || accuracyFraction() > before) {
                best = trainee.parameters();
            }
            epochDone.run();
        }
        return this;
    }

    /** Goes back to the weights after the epoch that was best on the validation images. */
    DigitRun keepBest() {
        trainee.setParameters(best);
        return this;
    }

    long seed() {
        return training.seed();
    }

    /** The share of correct validation images after the best epoch; 0 before the first. */
    double bestAccuracyFraction() {
        return validation.stream().mapToDouble(Evaluation::accuracyFraction).max().orElse(0);
    }

    /** After each epoch. */
    List<Evaluation> validation() {
        return validation;
    }

    /** The mean loss of each epoch's steps. */
    List<Double> trainLosses() {
        return trainLosses;
    }

    /** The share of correct validation images after the last epoch. */
    double accuracyFraction() {
        return validation.get(validation.size() - 1).accuracyFraction();
    }

    /** Validation accuracy in per cent by epoch. */
    List<ChartPoint> accuracyCurve() {
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < validation.size(); i++) {
            points.add(new ChartPoint(i + 1, 100 * validation.get(i).accuracyFraction()));
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
