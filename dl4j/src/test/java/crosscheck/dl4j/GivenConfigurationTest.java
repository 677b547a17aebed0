package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.ExampleShape;
import crosscheck.dl4j.runtime.NativeRuntime;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A network that was written with DL4J's own builder. */
class GivenConfigurationTest {
    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static MultiLayerConfiguration meanSquares() {
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(1))
                .list()
                .layer(
                        new OutputLayer.Builder(new LossMSE())
                                .nIn(1)
                                .nOut(2)
                                .activation(Activation.IDENTITY)
                                .build())
                .build();
    }

    @Test
    void stepsAndLossesAreThoseByHand() {
        Dataset pair = SmallData.of(2, new int[] {0, 1}, 1, 2);
        GivenConfiguration given =
                new GivenConfiguration(meanSquares(), ExampleShape.vector(1), Updating.sgd(1));
        try (Dl4jNetwork network = new Dl4jNetwork(given)) {
            network.setParameter(0, "W", new double[] {0.5, 0});
            network.setParameter(0, "b", new double[] {0, 0});
            // outputs (1/2, 0) and (1, 0) for targets (1, 0) and (0, 1): squares 1/4 and 2
            Evaluation evaluation = network.evaluate(pair);
            assertEquals((0.25 + 2) / 2 / 2, evaluation.loss(), 1e-15);
            assertEquals(1, evaluation.correct());
            assertEquals((0.25 + 2) / 2 / 2, network.step(pair, new int[] {0, 1}), 1e-15);
            // dz = 2 (y - t) / (2 outputs, 2 examples) = (-1/4, 0) and (1/2, -1/2)
            assertArrayEquals(new double[] {-0.25, 1}, network.parameter(0, "W"), 1e-15);
            assertArrayEquals(new double[] {-0.25, 0.5}, network.parameter(0, "b"), 1e-15);
        }
    }

    @Test
    void lastLayerMustHaveALoss() {
        MultiLayerConfiguration headless =
                new NeuralNetConfiguration.Builder()
                        .dataType(DataType.DOUBLE)
                        .list()
                        .layer(new DenseLayer.Builder().nIn(1).nOut(2).build())
                        .build();
        ExampleShape shape = ExampleShape.vector(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new GivenConfiguration(headless, shape, Updating.sgd(1)));
    }
}
