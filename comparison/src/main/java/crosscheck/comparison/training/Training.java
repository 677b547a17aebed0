package crosscheck.comparison.training;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trains a network on one engine: the same loop, mini-batches and measurements for all of them.
 *
 * @param network the network
 * @param training how it is trained
 * @param split the examples; the test part is evaluated once, after the last epoch
 */
public record Training(NetworkSpec network, TrainingSpec training, Split split) {
    /** Test examples that are predicted at once. */
    private static final int PREDICTION_BATCH = 1000;

    /**
     * Trains and measures.
     *
     * @param engine which implementation
     * @param precision to compute in, where the engine has a choice
     * @param initialWeights one tensor for each parameter; not modified
     * @param listener told after each step and epoch
     * @return the measurements, and the weights that were tested
     * @throws DivergedException if the loss of a step or an output for a test example is not finite
     */
    public TrainingResult run(
            Engine engine,
            Precision precision,
            List<ParameterTensor> initialWeights,
            TrainingListener listener) {
        try (Trainee trainee = engine.create(network, training, initialWeights, precision)) {
            List<EpochMetrics> epochs = epochs(engine, trainee, listener);
            Predictions predictions = predictions(engine, trainee, epochs.size());
            return new TrainingResult(
                    engine.name(),
                    engine.computesWith(),
                    engine.precision(precision),
                    training.seed(),
                    epochs,
                    keptEpoch(epochs),
                    new Evaluation(
                            predictions.size(),
                            predictions.correct(),
                            trainee.evaluate(split.test()).loss()),
                    predictions,
                    trainee.parameters());
        }
    }

    /** What the network says of each test example. */
    private Predictions predictions(Engine engine, Trainee trainee, int epoch) {
        Dataset test = split.test();
        double[] outputs = new double[test.size() * test.classCount()];
        for (int from = 0; from < test.size(); from += PREDICTION_BATCH) {
            int first = from;
            int[] rows = new int[Math.min(PREDICTION_BATCH, test.size() - from)];
            Arrays.setAll(rows, i -> first + i);
            double[] some = trainee.predictProbabilities(test, rows);
            System.arraycopy(some, 0, outputs, from * test.classCount(), some.length);
        }
        for (int i = 0; i < outputs.length; i++) {
            if (!Double.isFinite(outputs[i])) {
                throw new DivergedException(
                        engine.name().label(),
                        epoch,
                        miniBatches().stepsPerEpoch(),
                        outputs[i],
                        "an output for test example " + i / test.classCount());
            }
        }
        return Predictions.of(test, outputs);
    }

    /** Trains; with early stopping the network has its best weights afterwards. */
    private List<EpochMetrics> epochs(Engine engine, Trainee trainee, TrainingListener listener) {
        List<EpochMetrics> epochs = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        List<ParameterTensor> best = List.of();
        boolean stopped = false;
        for (int epoch = 1; epoch <= training.epochs() && !stopped; epoch++) {
            if (epoch > 1 && !training.schedule().equals(Schedule.CONSTANT)) {
                trainee.setLearningRate(training.learningRate(losses));
            }
            EpochMetrics metrics =
                    epoch(engine, trainee, epoch, training.learningRate(losses), listener);
            epochs.add(metrics);
            losses.add(metrics.validation().loss());
            if (training.earlyStopping().isPresent()) {
                best = keptEpoch(epochs) == epoch ? trainee.parameters() : best;
                stopped = training.earlyStopping().get().stopsAfter(losses);
            }
            listener.epochDone(metrics);
        }
        if (!best.isEmpty()) {
            trainee.setParameters(best);
        }
        return epochs;
    }

    /** The epoch whose weights are kept: the last, or with early stopping the best. */
    private int keptEpoch(List<EpochMetrics> epochs) {
        if (training.earlyStopping().isEmpty()) {
            return epochs.size();
        }
        List<Double> losses = epochs.stream().map(epoch -> epoch.validation().loss()).toList();
        return 1 + EarlyStopping.bestEpoch(losses).orElse(epochs.size() - 1);
    }

    /**
     * The order of the training examples.
     *
     * @return the same for every engine
     */
    public MiniBatches miniBatches() {
        return new MiniBatches(split.train().size(), training.miniBatchSize(), training.seed());
    }

    private EpochMetrics epoch(
            Engine engine,
            Trainee trainee,
            int epoch,
            double learningRate,
            TrainingListener listener) {
        Dataset train = split.train();
        double sum = 0;
        int step = 0;
        long begin = System.nanoTime();
        for (int[] rows : miniBatches().epoch(epoch - 1)) {
            step++;
            double loss = step(engine, trainee, rows, epoch, step);
            sum += loss * rows.length;
            listener.stepDone(epoch, step, loss);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Optional<String> runaway = Weights.firstRunaway(trainee.parameters());
        if (runaway.isPresent()) {
            throw new DivergedException(engine.name().label(), epoch, step, runaway.get());
        }
        return new EpochMetrics(
                epoch,
                learningRate,
                sum / train.size(),
                trainee.evaluate(split.validation()),
                seconds);
    }

    private double step(Engine engine, Trainee trainee, int[] rows, int epoch, int step) {
        String name = engine.name().label();
        try {
            double loss = trainee.step(split.train(), rows);
            if (!Double.isFinite(loss)) {
                String origin =
                        Weights.firstNonFinite(trainee.parameters())
                                .map(weight -> weight + " after the step")
                                .orElse("the loss itself; every weight is finite after the step");
                throw new DivergedException(name, epoch, step, loss, origin);
            }
            return loss;
        } catch (NonFiniteException e) {
            throw new DivergedException(name, epoch, step, e.loss(), e.origin());
        }
    }
}
