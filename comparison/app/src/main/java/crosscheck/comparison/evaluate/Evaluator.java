package crosscheck.comparison.evaluate;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.runfolder.SavedWeights;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Predictions;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import java.util.Arrays;

/** Measures a trained network. */
public final class Evaluator {
    /**
     * Nothing is trained here, so plain SGD, which every engine has, stands in for the saved
     * optimiser.
     */
    private static final TrainingSpec NO_TRAINING = TrainingSpec.sgd(1, 1, 1, 0);

    private Evaluator() {}

    /**
     * Builds the network with its saved weights and asks it about every example.
     *
     * @param data the examples, at least one, labelled by the network's classes
     * @return what the engine's own {@link Trainee#predictProbabilities} and {@link
     *     Trainee#evaluate} say
     * @throws InvalidDataException if an output or the loss is not finite
     */
    public static EngineEvaluation evaluate(
            Engine engine, NetworkSpec network, SavedWeights weights, Dataset data)
            throws InvalidDataException {
        Precision precision = engine.precision(weights.precision());
        try (Trainee trainee = engine.create(network, NO_TRAINING, weights.tensors(), precision)) {
            double[] outputs = Predictions.outputs(trainee, data);
            double loss = trainee.evaluate(data).loss();
            if (!Double.isFinite(loss) || !Arrays.stream(outputs).allMatch(Double::isFinite)) {
                throw new InvalidDataException(
                        "%s holds weights so large that %s puts out numbers that are not finite"
                                .formatted(weights.file(), engine.name().label()));
            }
            return new EngineEvaluation(
                    engine.name(),
                    precision,
                    engine.computesWith(),
                    weights.file().getFileName().toString(),
                    Predictions.of(data, outputs).confusionMatrix(),
                    loss);
        }
    }
}
