package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.MiniBatches;
import crosscheck.data.Provenance;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Convolutional networks, most of them small enough to compute by hand. */
class CnnNetworkTest {
    private static final List<DataType> PRECISIONS = List.of(DataType.FLOAT, DataType.DOUBLE);
    private static final ExampleShape TWO_CHANNELS = new ExampleShape(2, 2, 3);

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static Dataset examples(ExampleShape shape, int[] labels, float... features) {
        return new Dataset(
                "small",
                shape,
                features,
                labels,
                List.of("0", "1"),
                new Provenance("written by hand", Map.of()));
    }

    private static Dl4jNetwork network(ExampleShape shape, DataType dataType, CnnLayer... layers) {
        return new Dl4jNetwork(
                new CnnConfiguration(
                        shape, List.of(layers), 2, Cnns.TWO_OF_THREE, Updating.sgd(1), dataType));
    }

    @Test
    void convolutionWeightsAreOutInRowColumn() {
        float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; // channel 0: 1 to 6
        int checked = 0;
        for (DataType dataType : PRECISIONS) {
            try (Dl4jNetwork network =
                    network(TWO_CHANNELS, dataType, new CnnLayer.Convolution(2, 2))) {
                double[] kernel = new double[2 * 2 * 2 * 2];
                kernel[((1 * 2 + 0) * 2 + 0) * 2 + 1] = 1; // filter 1, channel 0, row 0, column 1
                kernel[((1 * 2 + 1) * 2 + 1) * 2 + 0] = 10; // filter 1, channel 1, row 1, column 0
                network.setParameter(0, "W", kernel);
                network.setParameter(0, "b", new double[] {0, 0.5});
                assertArrayEquals(kernel, network.parameter(0, "W"));
                double[] dense = new double[4 * 2]; // filter 0: 2 places, filter 1: 2 places
                dense[2 * 2] = 0.01; // the first place of filter 1 goes to class 0
                dense[3 * 2 + 1] = 0.01; // the second one to class 1
                network.setParameter(1, "W", dense);
                // places of filter 1: 2 + 10 * 10 + 0.5 and 3 + 10 * 11 + 0.5
                double difference = 0.01 * (113.5 - 102.5);
                double second = 1 / (1 + Math.exp(-difference));
                double[] p =
                        network.predictProbabilities(
                                examples(TWO_CHANNELS, new int[] {0}, image), new int[] {0});
                assertEquals(second, p[1], dataType == DataType.FLOAT ? 1e-6 : 1e-12);
                checked++;
            }
        }
        assertEquals(2, checked);
    }

    @Test
    void maxPoolingLeavesTheRemainderAtTheEdgeOut() {
        Dataset one = examples(TWO_CHANNELS, new int[] {1}, 1, 2, 9, 4, 3, 9, 5, 8, 9, 7, 6, 9);
        try (Dl4jNetwork network =
                network(TWO_CHANNELS, DataType.DOUBLE, new CnnLayer.MaxPooling(2))) {
            network.setParameter(0, "W", new double[] {1, 0, 0, 1}); // logits are the maxima
            double[] p = network.predictProbabilities(one, new int[] {0});
            assertEquals(1 / (1 + Math.exp(8 - 4)), p[0], 1e-12);
        }
    }

    @Test
    void dropoutZeroesByTheMaskAndScalesTheRestInTrainingOnly() {
        ExampleShape shape = ExampleShape.image(2, 2);
        Dataset one = examples(shape, new int[] {0}, 1, 2, 3, 4);
        for (DataType dataType : PRECISIONS) {
            try (Dl4jNetwork network = network(shape, dataType, new CnnLayer.Dropout(0.75))) {
                // p = 1/2 and 1/2, so the gradient is the input times -1/2 and 1/2; the mask zeroes
                // the first and the last value at step 0, the others are multiplied by 1 / 0.25
                double[] gradient = network.gradients(one, new int[] {0}).get(0);
                assertArrayEquals(new double[] {0, 0, -4, 4, -6, 6, 0, 0}, gradient, 1e-6);
                network.setParameter(0, "W", new double[] {1, 0, 1, 0, 1, 0, 1, 0});
                double[] p = network.predictProbabilities(one, new int[] {0});
                assertEquals(1 / (1 + Math.exp(-10)), p[0], 1e-6);
            }
        }
    }

    @Test
    void runningStatisticsMoveByATenthInEachStep() {
        ExampleShape shape = ExampleShape.image(1 + 1, 2);
        Dataset two = examples(shape, new int[] {0, 1}, 0, 2, 4, 6, 8, 10, 12, 14);
        int checked = 0;
        for (DataType dataType : PRECISIONS) {
            try (Dl4jNetwork network =
                    network(shape, dataType, new CnnLayer.NormalisedConvolution(1, 1))) {
                network.setParameter(0, "W", new double[] {1});
                assertArrayEquals(new double[] {0}, network.parameter(1, "mean"));
                assertArrayEquals(new double[] {1}, network.parameter(1, "var"));
                network.step(two, new int[] {0, 1});
                // mean 7, biased variance (49 + 25 + 9 + 1) * 2 / 8 = 21
                assertEquals(0.7, network.parameter(1, "mean")[0], 1e-6);
                assertEquals(0.9 + 2.1, network.parameter(1, "var")[0], 1e-5);
                network.setParameter(1, "mean", new double[] {7});
                assertArrayEquals(new double[] {7}, network.parameter(1, "mean"));
                checked++;
            }
        }
        assertEquals(2, checked);
    }

    @Test
    void adamsStateIsReadByNameInTheOrderOfTheParameter() {
        Dataset digits = DrawnDigits.draw(8, 1, 1).train();
        int[] rows = Rows.range(0, 8);
        int checked = 0;
        for (List<CnnLayer> layers :
                List.of(CnnConfiguration.LENET, Cnns.normalised(CnnConfiguration.LENET))) {
            try (Dl4jNetwork network = Cnns.network(layers, DataType.FLOAT)) {
                assertTrue(network.updaterState(0, "W").isEmpty());
                List<double[]> gradients = network.gradients(digits, rows);
                network.step(digits, rows);
                List<ParameterName> names = network.parameterNames();
                for (int p = 0; p < names.size(); p++) {
                    ParameterName name = names.get(p);
                    Map<String, double[]> state = network.updaterState(name.layer(), name.name());
                    if (name.name().equals("mean") || name.name().equals("var")) {
                        assertTrue(state.isEmpty(), name.toString());
                        continue;
                    }
                    // after one step m = (1 - beta1) g / n and v = (1 - beta2) (g / n)^2
                    double[] g = Arrays.stream(gradients.get(p)).map(x -> x / 8).toArray();
                    double most = Arrays.stream(g).map(Math::abs).max().orElseThrow();
                    double[] m = Arrays.stream(g).map(x -> 0.1 * x).toArray();
                    double[] v = Arrays.stream(g).map(x -> 0.001 * x * x).toArray();
                    assertArrayEquals(m, state.get("M"), 1e-5 * most, name.toString());
                    assertArrayEquals(v, state.get("V"), 1e-5 * most * most, name.toString());
                    checked++;
                }
            }
        }
        assertEquals(8 + 12, checked);
    }

    @Test
    void sameSeedAndStepsGiveTheSameBits() {
        Dataset digits = DrawnDigits.draw(40, 1, 1).train();
        double[][] trained = new double[2][];
        for (int run = 0; run < 2; run++) {
            try (Dl4jNetwork network = Cnns.network(CnnConfiguration.CNN, DataType.FLOAT)) {
                network.step(digits, Rows.range(0, 32));
                network.step(digits, Rows.range(32, 40));
                trained[run] = network.parameter(1, "W");
            }
        }
        assertArrayEquals(trained[0], trained[1]);
    }

    @Test
    void learnsDrawnDigits() {
        DrawnDigits digits = DrawnDigits.draw(1280, 500, 1);
        try (Dl4jNetwork network = Cnns.network(CnnConfiguration.LENET, DataType.FLOAT)) {
            double before = network.evaluate(digits.test()).loss();
            Iterator<int[]> batches = new MiniBatches(1280, 64, 1).endless();
            for (int step = 0; step < 60; step++) {
                network.step(digits.train(), batches.next());
            }
            var after = network.evaluate(digits.test());
            assertTrue(after.loss() < before / 2, before + " " + after);
            assertTrue(after.accuracyFraction() > 0.7, after.toString());
        }
    }
}
