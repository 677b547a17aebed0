package crosscheck.comparison.bench;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Labelled;
import crosscheck.data.Provenance;
import crosscheck.dl4j.runtime.Backend;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A program that predicts one image with 784-30-10 and ends. */
final class FirstPrediction {
    private FirstPrediction() {}

    /**
     * Predicts.
     *
     * @param args the name of an engine and of a backend; not modified
     */
    public static void main(String[] args) {
        NetworkSpec network =
                NetworkSpec.dense(
                        784,
                        List.of(30),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER);
        Engine engine =
                Engines.create(
                        Labelled.parse(EngineName.class, args[0]),
                        Labelled.parse(Backend.class, args[1]),
                        1);
        try (Trainee trainee =
                engine.create(
                        network,
                        TrainingSpec.sgd(3, 1, 1, 1),
                        ScratchEngine.drawWeights(network, 1),
                        Precision.FLOAT)) {
            double[] outputs = trainee.predictProbabilities(blank(), new int[] {0});
            System.exit(outputs.length == 10 ? 0 : 1);
        }
    }

    private static Dataset blank() {
        return new Dataset(
                "blank",
                ExampleShape.vector(784),
                new float[784],
                new int[1],
                IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
                new Provenance("made", Map.of()));
    }
}
