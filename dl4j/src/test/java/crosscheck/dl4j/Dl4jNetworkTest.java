package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.MiniBatches;
import crosscheck.data.iris.Iris;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class Dl4jNetworkTest {
    private static final List<DataType> PRECISIONS = List.of(DataType.FLOAT, DataType.DOUBLE);

    private final Dataset iris = Iris.dataset();

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static Dl4jNetwork mlp(DataType dataType, OutputLoss loss, int... sizes) {
        List<Integer> hidden = Arrays.stream(sizes, 1, sizes.length - 1).boxed().toList();
        return new Dl4jNetwork(
                new MlpConfiguration(
                        sizes[0],
                        hidden,
                        Activation.TANH,
                        sizes[sizes.length - 1],
                        loss,
                        Dropout.NONE,
                        Updating.sgd(0.1),
                        dataType));
    }

    /** A network for irises with weights from N(0, 1/4). */
    private static Dl4jNetwork forIris(DataType dataType, OutputLoss loss) {
        Dl4jNetwork mlp = mlp(dataType, loss, 4, 8, 3);
        Random random = new Random(1);
        for (int layer = 0; layer < mlp.layerCount(); layer++) {
            for (String name : List.of("W", "b")) {
                double[] values = new double[mlp.parameter(layer, name).length];
                Arrays.setAll(values, i -> 0.5 * random.nextGaussian());
                mlp.setParameter(layer, name, values);
            }
        }
        return mlp;
    }

    private static double[] tenths(int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> (i + 1) / 10.0);
        return values;
    }

    @Test
    void doublesComeBackAsTheyWereSet() {
        try (Dl4jNetwork mlp = mlp(DataType.DOUBLE, OutputLoss.SIGMOID_QUADRATIC, 2, 5, 3)) {
            mlp.setParameter(0, "W", tenths(10));
            mlp.setParameter(0, "b", tenths(5));
            mlp.setParameter(1, "W", tenths(15));
            assertArrayEquals(tenths(10), mlp.parameter(0, "W"));
            assertArrayEquals(tenths(5), mlp.parameter(0, "b"));
            assertArrayEquals(tenths(15), mlp.parameter(1, "W"));
        }
    }

    @Test
    void floatsComeBackRounded() {
        try (Dl4jNetwork mlp = mlp(DataType.FLOAT, OutputLoss.SIGMOID_QUADRATIC, 2, 5, 3)) {
            mlp.setParameter(1, "W", tenths(15));
            double[] rounded = Arrays.stream(tenths(15)).map(value -> (float) value).toArray();
            assertArrayEquals(rounded, mlp.parameter(1, "W"));
            assertNotEquals(0.1, rounded[0]);
        }
    }

    @Test
    void weightOfInputAndOutputIsInRowAndColumn() { // a transposed W would give other logits
        Dataset unit = SmallData.of(3, new int[] {0}, 0, 1);
        try (Dl4jNetwork mlp = mlp(DataType.DOUBLE, OutputLoss.SIGMOID_QUADRATIC, 2, 3)) {
            mlp.setParameter(0, "W", new double[] {0, 1, 2, 3, -4, 5});
            mlp.setParameter(0, "b", new double[3]);
            double[] a = mlp.predictProbabilities(unit, new int[] {0});
            for (int j = 0; j < 3; j++) {
                double z = new double[] {3, -4, 5}[j];
                assertEquals(1 / (1 + Math.exp(-z)), a[j], 1e-15);
            }
        }
    }

    @Test
    void hiddenLayersHaveTheActivationThatWasAskedFor() {
        Dataset half = SmallData.of(2, new int[] {0}, -0.5f);
        Map<Activation, Double> values = // of z = -1/2
                Map.of(
                        Activation.IDENTITY,
                        -0.5,
                        Activation.RELU,
                        0.0,
                        Activation.TANH,
                        Math.tanh(-0.5),
                        Activation.SIGMOID,
                        1 / (1 + Math.exp(0.5)));
        int checked = 0;
        for (var hidden : values.entrySet()) {
            MlpConfiguration configuration =
                    new MlpConfiguration(
                            1,
                            List.of(1),
                            hidden.getKey(),
                            2,
                            OutputLoss.SIGMOID_QUADRATIC,
                            Dropout.NONE,
                            Updating.sgd(1),
                            DataType.DOUBLE);
            try (Dl4jNetwork mlp = new Dl4jNetwork(configuration)) {
                mlp.setParameter(0, "W", new double[] {1});
                mlp.setParameter(1, "W", new double[] {3, -2});
                double a = mlp.predictProbabilities(half, new int[] {0})[0];
                double expected = 1 / (1 + Math.exp(-3 * hidden.getValue()));
                assertEquals(expected, a, 1e-15, hidden.getKey().name());
                checked++;
            }
        }
        assertEquals(4, checked);
    }

    @Test
    void settingOneParameterLeavesTheOthers() {
        try (Dl4jNetwork mlp = mlp(DataType.DOUBLE, OutputLoss.SIGMOID_QUADRATIC, 2, 5, 3)) {
            mlp.setParameter(1, "W", tenths(15));
            mlp.setParameter(0, "W", tenths(10));
            mlp.setParameter(1, "b", tenths(3));
            assertArrayEquals(tenths(15), mlp.parameter(1, "W"));
            assertArrayEquals(new double[5], mlp.parameter(0, "b"));
        }
    }

    @Test
    void countsLayersWeightsAndBiases() {
        try (Dl4jNetwork mlp = mlp(DataType.FLOAT, OutputLoss.SIGMOID_QUADRATIC, 784, 30, 10)) {
            assertEquals(23_860, mlp.parameterCount());
            assertEquals(2, mlp.layerCount());
            assertEquals(784, mlp.configuration().inputShape().featureCount());
        }
    }

    @Test
    void stepReturnsTheLossBeforeTheUpdate() {
        int checked = 0;
        for (OutputLoss loss : OutputLoss.values()) {
            try (Dl4jNetwork mlp = forIris(DataType.DOUBLE, loss)) {
                double before = mlp.evaluate(iris).loss();
                assertEquals(before, mlp.step(iris, Rows.range(0, iris.size())), 1e-12);
                double after = mlp.evaluate(iris).loss();
                assertTrue(after < before, after + " after " + before);
                assertEquals(after, mlp.step(iris, Rows.range(0, iris.size())), 1e-12);
                checked++;
            }
        }
        assertEquals(2, checked);
    }

    @Test
    void evaluationAgreesWithTheOutputsOverSeveralBatches() {
        int[] rows = new int[1203];
        Arrays.setAll(rows, i -> i * 7 % iris.size());
        Dataset many = iris.select(rows);
        int checked = 0;
        for (DataType dataType : PRECISIONS) {
            try (Dl4jNetwork mlp = forIris(dataType, OutputLoss.SOFTMAX_CROSS_ENTROPY)) {
                double[] p = mlp.predictProbabilities(many, Rows.range(0, many.size()));
                int correct = 0;
                double sum = 0;
                for (int i = 0; i < many.size(); i++) {
                    double right = p[3 * i + many.label(i)];
                    correct +=
                            right == Math.max(p[3 * i], Math.max(p[3 * i + 1], p[3 * i + 2]))
                                    ? 1
                                    : 0;
                    sum -= Math.log(right);
                }
                Evaluation evaluation = mlp.evaluate(many);
                assertEquals(1203, evaluation.examples());
                assertEquals(correct, evaluation.correct());
                double mean = sum / many.size();
                assertEquals(
                        mean,
                        evaluation.loss(),
                        (dataType == DataType.FLOAT ? 1e-6 : 1e-14) * mean);
                checked++;
            }
        }
        assertEquals(2, checked);
    }

    @Test
    void sameWeightsAndStepsGiveTheSameBits() {
        int checked = 0;
        for (DataType dataType : PRECISIONS) {
            for (OutputLoss loss : OutputLoss.values()) {
                List<double[]> first = trained(dataType, loss);
                List<double[]> second = trained(dataType, loss);
                for (int p = 0; p < 4; p++) {
                    assertArrayEquals(first.get(p), second.get(p));
                    checked++;
                }
            }
        }
        assertEquals(2 * 2 * 4, checked);
    }

    /** W and b of both layers after 50 steps, over mini-batches of 40, 40, 40 and 30. */
    private List<double[]> trained(DataType dataType, OutputLoss loss) {
        List<double[]> values = new ArrayList<>();
        try (Dl4jNetwork mlp = forIris(dataType, loss)) {
            double[] before = mlp.parameter(0, "W");
            Iterator<int[]> batches = new MiniBatches(iris.size(), 40, 1).endless();
            for (int step = 0; step < 50; step++) {
                mlp.step(iris, batches.next());
            }
            for (int layer = 0; layer < 2; layer++) {
                values.add(mlp.parameter(layer, "W"));
                values.add(mlp.parameter(layer, "b"));
            }
            assertFalse(Arrays.equals(before, values.get(0)));
        }
        return values;
    }

    @Test
    void rejectsValuesOfAnotherLength() {
        try (Dl4jNetwork mlp = mlp(DataType.DOUBLE, OutputLoss.SIGMOID_QUADRATIC, 2, 5, 3)) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> mlp.setParameter(1, "W", new double[14]))
                            .getMessage();
            assertEquals("1_W has 15 numbers, not 14", message);
        }
    }

    @Test
    void rejectsParametersThatAreNotThere() {
        int rejected = 0;
        try (Dl4jNetwork mlp = mlp(DataType.DOUBLE, OutputLoss.SIGMOID_QUADRATIC, 2, 5, 3)) {
            for (int layer : new int[] {-1, 2}) {
                assertEquals(
                        "there is no parameter " + layer + "_W",
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> mlp.parameter(layer, "W"))
                                .getMessage());
                rejected++;
            }
            assertThrows(
                    IllegalArgumentException.class, () -> mlp.setParameter(0, "w", new double[10]));
        }
        assertEquals(2, rejected);
    }

    @Test
    void rejectsDataOfAnotherShape() {
        try (Dl4jNetwork mlp = mlp(DataType.DOUBLE, OutputLoss.SIGMOID_QUADRATIC, 2, 5, 3)) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> mlp.step(iris, new int[] {0}))
                            .getMessage();
            assertEquals("iris has 4 features and 3 classes, the network 2 and 3", message);
            assertThrows(IllegalArgumentException.class, () -> mlp.evaluate(iris));
            Dataset twoClasses = SmallData.of(2, new int[] {0}, 1, 2);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> mlp.predictProbabilities(twoClasses, new int[] {0}));
        }
    }
}
