package crosscheck.comparison.predict;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.runfolder.SavedWeights;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks a trained network. */
public final class Predictor {
    /**
     * Nothing is trained here, so plain SGD, which every engine has, stands in for the saved
     * optimiser.
     */
    private static final TrainingSpec NO_TRAINING = TrainingSpec.sgd(1, 1, 1, 0);

    private Predictor() {}

    /**
     * Builds the network with its saved weights and asks it about every example.
     *
     * @param data the examples, at least one; their labels are not looked at
     * @throws InvalidDataException if an output is not finite
     */
    public static Prediction predict(
            Engine engine, NetworkSpec network, SavedWeights weights, Dataset data)
            throws InvalidDataException {
        int[] rows = new int[data.size()];
        Arrays.setAll(rows, i -> i);
        Precision precision = engine.precision(weights.precision());
        try (Trainee trainee = engine.create(network, NO_TRAINING, weights.tensors(), precision)) {
            double[] outputs = trainee.predictProbabilities(data, rows);
            if (!Arrays.stream(outputs).allMatch(Double::isFinite)) {
                throw new InvalidDataException(
                        "%s holds weights so large that %s puts out numbers that are not finite"
                                .formatted(weights.file(), engine.name().label()));
            }
            return new Prediction(
                    engine.name(),
                    precision,
                    engine.computesWith(),
                    weights.file().getFileName().toString(),
                    rows(outputs, network.outputs()));
        }
    }

    private static List<List<Double>> rows(double[] outputs, int classes) {
        List<List<Double>> rows = new ArrayList<>();
        for (int from = 0; from < outputs.length; from += classes) {
            rows.add(Arrays.stream(outputs, from, from + classes).boxed().toList());
        }
        return rows;
    }
}
