package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.comparison.runfolder.SavedWeights;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import java.util.stream.IntStream;

/** What a network from a file of DL4J puts out on one of the engines. */
final class ModelOutputs {
    private ModelOutputs() {}

    static double[] of(Engine engine, SavedModel model, Dataset examples)
            throws InvalidDataException {
        SavedWeights weights = model.weights(EngineName.DL4J);
        try (Trainee trainee =
                engine.create(
                        model.network(),
                        TrainingSpec.sgd(1, 1, 1, 0),
                        weights.tensors(),
                        engine.precision(weights.precision()))) {
            return trainee.predictProbabilities(
                    examples, IntStream.range(0, examples.size()).toArray());
        }
    }
}
