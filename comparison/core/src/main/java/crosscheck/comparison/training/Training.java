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
import crosscheck.dl4j.datavec.AugmentedImages;
import java.util.List;

/**
 * Trains a network on one engine: the same loop, mini-batches and measurements for all of them.
 *
 * @param split the examples; the test part is evaluated once, after the last epoch
 */
public record Training(NetworkSpec network, TrainingSpec training, Split split) {
    /**
     * Trains and measures.
     *
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
        TrainingState start = TrainingState.start(initialWeights);
        return run(engine, precision, start, listener, Checkpointing.NONE);
    }

    /**
     * Goes on with a training, and measures. On the same engine the result has the bits of a
     * training that was not interrupted; only its seconds differ.
     *
     * @param start where it stands; not modified
     * @param listener told after each step and epoch from there
     * @param checkpointing asked after each step and epoch
     * @return the measurements, and the weights that were tested
     * @throws DivergedException if the loss of a step or an output for a test example is not finite
     * @throws TrainingInterruptedException if {@code checkpointing} stops it
     * @throws IllegalArgumentException if the state does not fit the network or the optimiser
     */
    public TrainingResult run(
            Engine engine,
            Precision precision,
            TrainingState start,
            TrainingListener listener,
            Checkpointing checkpointing) {
        try (Trainee trainee = engine.create(network, training, start.weights(), precision)) {
            TrainingLoop loop = loop(engine, trainee, start, listener, checkpointing).run();
            Predictions predictions = predictions(engine, trainee, loop.epochs().size());
            return new TrainingResult(
                    engine.name(),
                    engine.computesWith(),
                    engine.precision(precision),
                    training.seed(),
                    loop.epochs(),
                    loop.keptEpoch(),
                    new Evaluation(
                            predictions.size(),
                            predictions.correct(),
                            trainee.evaluate(split.test()).loss()),
                    predictions,
                    trainee.parameters());
        }
    }

    /**
     * Trains and measures on the validation examples alone: what searches may look at.
     *
     * @param initialWeights one tensor for each parameter; not modified
     * @param listener told after each step and epoch; what it throws ends the training
     * @throws DivergedException if the loss of a step is not finite or the weights run away
     */
    public ValidationResult validate(
            Engine engine,
            Precision precision,
            List<ParameterTensor> initialWeights,
            TrainingListener listener) {
        TrainingState start = TrainingState.start(initialWeights);
        try (Trainee trainee = engine.create(network, training, initialWeights, precision)) {
            TrainingLoop loop = loop(engine, trainee, start, listener, Checkpointing.NONE).run();
            return new ValidationResult(loop.epochs(), loop.keptEpoch());
        }
    }

    private TrainingLoop loop(
            Engine engine,
            Trainee trainee,
            TrainingState start,
            TrainingListener listener,
            Checkpointing checkpointing) {
        Kept kept = training.earlyStopping().isPresent() ? Kept.LOWEST_LOSS : Kept.LAST;
        return new TrainingLoop(
                training, split, kept, engine.name(), trainee, start, listener, checkpointing);
    }

    /** What the network says of each test example. */
    private Predictions predictions(Engine engine, Trainee trainee, int epoch) {
        Dataset test = split.test();
        double[] outputs = Predictions.outputs(trainee, test);
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

    /**
     * The training examples of an epoch, which any epoch's can be had without those before it.
     *
     * @param epoch 0 for the first
     * @return the same for every engine: those of the split, or all of them moved
     */
    public Dataset examples(int epoch) {
        return examples(training, split, epoch);
    }

    static Dataset examples(TrainingSpec training, Split split, int epoch) {
        return training.augmentation().isNone()
                ? split.train()
                : AugmentedImages.of(
                        split.train(), training.augmentation(), training.seed(), epoch);
    }

    /** The order of the training examples; the same for every engine. */
    public MiniBatches miniBatches() {
        return miniBatches(training, split);
    }

    static MiniBatches miniBatches(TrainingSpec training, Split split) {
        return new MiniBatches(split.train().size(), training.miniBatchSize(), training.seed());
    }
}
