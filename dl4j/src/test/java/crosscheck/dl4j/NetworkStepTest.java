package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.data.Dataset;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** One step of gradient descent in double precision against numbers computed by hand. */
class NetworkStepTest {
    private static final double EXACT = 1e-15;

    private final Dataset pair = SmallData.of(2, new int[] {0, 1}, 1, 2, 3, -1);

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static Dl4jNetwork mlp(
            int inputs, List<Integer> hidden, int classes, OutputLoss loss, double learningRate) {
        return new Dl4jNetwork(
                new MlpConfiguration(
                        inputs,
                        hidden,
                        Activation.SIGMOID,
                        classes,
                        loss,
                        Dropout.NONE,
                        Updating.sgd(learningRate),
                        DataType.DOUBLE));
    }

    private static void assertParameter(
            Dl4jNetwork mlp, int layer, String name, double... expected) {
        assertArrayEquals(expected, mlp.parameter(layer, name), EXACT, layer + "_" + name);
    }

    private static void setZero(Dl4jNetwork mlp) {
        mlp.setParameter(0, "W", new double[4]);
        mlp.setParameter(0, "b", new double[2]);
    }

    @Test
    void quadraticLossIsHalfTheSquaredDistanceAveragedOverTheExamples() {
        try (Dl4jNetwork mlp = mlp(2, List.of(), 2, OutputLoss.SIGMOID_QUADRATIC, 2)) {
            setZero(mlp);
            // a = 1/2 everywhere: four squares of 1/4, divided by 2 and by 2 examples
            assertEquals(0.25, mlp.step(pair, new int[] {0, 1}), EXACT);
            // dz = (a - t) / 2 * 1/4 = -+1/16; dW = x' dz
            assertParameter(mlp, 0, "W", -0.25, 0.25, 0.375, -0.375);
            assertParameter(mlp, 0, "b", 0, 0);
        }
    }

    @Test
    void quadraticLossGoesThroughAHiddenLayer() {
        Dataset one = SmallData.of(2, new int[] {0}, 3);
        try (Dl4jNetwork mlp = mlp(1, List.of(1), 2, OutputLoss.SIGMOID_QUADRATIC, 1)) {
            mlp.setParameter(0, "W", new double[] {0});
            mlp.setParameter(0, "b", new double[] {0});
            mlp.setParameter(1, "W", new double[] {2, -2});
            mlp.setParameter(1, "b", new double[] {-1, 1});
            // h = 1/2 and both z = 0, so both a = 1/2
            assertEquals(0.25, mlp.step(one, new int[] {0}), EXACT);
            // dz = -1/8 and 1/8 at the output, (2 * -1/8 - 2 * 1/8) / 4 = -1/8 at the hidden unit
            assertParameter(mlp, 1, "W", 2.0625, -2.0625);
            assertParameter(mlp, 1, "b", -0.875, 0.875);
            assertParameter(mlp, 0, "W", 0.375);
            assertParameter(mlp, 0, "b", 0.125);
        }
    }

    @Test
    void crossEntropyIsTheNegativeLogarithmOfTheRightClass() {
        Dataset one = SmallData.of(3, new int[] {1}, 2);
        try (Dl4jNetwork mlp = mlp(1, List.of(), 3, OutputLoss.SOFTMAX_CROSS_ENTROPY, 0.5)) {
            mlp.setParameter(0, "W", new double[3]);
            mlp.setParameter(0, "b", new double[] {0, Math.log(2), Math.log(5)});
            assertArrayEquals(
                    new double[] {0.125, 0.25, 0.625},
                    mlp.predictProbabilities(one, new int[] {0}),
                    EXACT);
            assertEquals(Math.log(4), mlp.step(one, new int[] {0}), EXACT);
            // dz = p - t = 1/8, -3/4, 5/8
            assertParameter(mlp, 0, "W", -0.125, 0.75, -0.625);
            assertParameter(mlp, 0, "b", -0.0625, Math.log(2) + 0.375, Math.log(5) - 0.3125);
        }
    }

    @Test
    void crossEntropyIsAveragedOverTheExamples() {
        try (Dl4jNetwork mlp = mlp(2, List.of(), 2, OutputLoss.SOFTMAX_CROSS_ENTROPY, 0.5)) {
            setZero(mlp);
            assertEquals(Math.log(2), mlp.step(pair, new int[] {0, 1}), EXACT);
            assertParameter(mlp, 0, "W", -0.25, 0.25, 0.375, -0.375);
            assertParameter(mlp, 0, "b", 0, 0);
        }
    }

    @Test
    void smallerMiniBatchIsDividedByItsOwnSize() {
        try (Dl4jNetwork mlp = mlp(2, List.of(), 2, OutputLoss.SIGMOID_QUADRATIC, 2)) {
            setZero(mlp);
            mlp.step(pair, new int[] {0, 1});
            setZero(mlp);
            // alone: dz = (a - t) / 4 = 1/8, -1/8 for the second example, (3, -1)
            assertEquals(0.25, mlp.step(pair, new int[] {1}), EXACT);
            assertParameter(mlp, 0, "W", -0.75, 0.75, 0.25, -0.25);
            assertParameter(mlp, 0, "b", -0.25, 0.25);
            setZero(mlp);
            mlp.step(pair, new int[] {0, 1});
            assertParameter(mlp, 0, "W", -0.25, 0.25, 0.375, -0.375);
        }
    }

    @Test
    void orderOfTheRowsIsThatOfTheOutputs() {
        try (Dl4jNetwork mlp = mlp(2, List.of(), 2, OutputLoss.SOFTMAX_CROSS_ENTROPY, 1)) {
            mlp.setParameter(0, "W", new double[] {1, 0, 0, 1}); // logits are the inputs
            mlp.setParameter(0, "b", new double[2]);
            double first = 1 / (1 + Math.exp(4)); // of logits 3 and -1: share of the second
            double second = 1 / (1 + Math.exp(1)); // of logits 1 and 2: share of the first
            assertArrayEquals(
                    new double[] {1 - first, first, second, 1 - second},
                    mlp.predictProbabilities(pair, new int[] {1, 0}),
                    EXACT);
        }
    }
}
