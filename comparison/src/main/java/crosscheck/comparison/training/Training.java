package crosscheck.comparison.training;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a network on one engine: the same loop, mini-batches and measurements for all of them.
 *
 * @param network the network
 * @param training how it is trained
 * @param split the examples; the test part is evaluated once, after the last epoch
 */
public record Training(NetworkSpec network, TrainingSpec training, Split split) {

    /**
     * Trains and measures.
     *
     * @param engine which implementation
     * @param precision to compute in, where the engine has a choice
     * @param initialWeights one tensor for each parameter; not modified
     * @param listener told after each step and epoch
     * @return the measurements
     * @throws DivergedException if the loss of a step is not finite
     */
    public TrainingResult run(
            Engine engine,
            Precision precision,
            List<ParameterTensor> initialWeights,
            TrainingListener listener) {
        try (Trainee trainee =
                engine.create(network, training, initialWeights, precision)) {
            List<EpochMetrics> epochs = new ArrayList<>();
            for (int epoch = 1; epoch <= training.epochs(); epoch++) {
                EpochMetrics metrics = epoch(engine, trainee, epoch, listener);
                epochs.add(metrics);
                listener.epochDone(metrics);
            }
            return new TrainingResult(
                    engine.name(),
                    engine.precision(precision),
                    epochs,
                    trainee.evaluate(split.test()));
        }
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
            Engine engine, Trainee trainee, int epoch, TrainingListener listener) {
        Dataset train = split.train();
        double sum = 0;
        int step = 0;
        long begin = System.nanoTime();
        for (int[] rows : miniBatches().epoch(epoch - 1)) {
            double loss = trainee.step(train, rows);
            step++;
            if (!Double.isFinite(loss)) {
                throw new DivergedException(engine.name().label(), epoch, step, loss);
            }
            sum += loss * rows.length;
            listener.stepDone(epoch, step, loss);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new EpochMetrics(
                epoch, sum / train.size(), trainee.evaluate(split.validation()), seconds);
    }
}
