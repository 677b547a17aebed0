package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.ExampleShape;
import crosscheck.data.MiniBatches;
import crosscheck.data.Provenance;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.Scaling;
import crosscheck.scratch.loss.SquaredError;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static void set(Network network, int parameter, double... values) {
        double[] target = network.parameters().get(parameter).value().values();
        System.arraycopy(values, 0, target, 0, target.length);
    }

    private static double[] values(Network network, int parameter) {
        return network.parameters().get(parameter).value().values();
    }

    private static Tensor row(double... values) {
        return Tensor.of(values, 1, values.length);
    }

    @Test
    void forwardPassIsThatOfTheLecture() { // weights (fanIn, fanOut): one column per unit
        Network network = Perceptron.quadratic(Activation.SIGMOID, 2, 2, 2, 2).network();
        set(network, 0, 1, -1, -2, 1);
        set(network, 1, 1, 0);
        set(network, 2, 2, -2, -1, -1);
        set(network, 3, 0, 0);
        set(network, 4, 3, -1, -1, 4);
        set(network, 5, -2, 2);
        double[] first = network.predictProbabilities(row(1, -1)).values();
        assertArrayEquals(new double[] {0.62, 0.83}, first, 0.005);
        double[] second = network.predictProbabilities(row(0, 0)).values();
        assertArrayEquals(new double[] {0.51, 0.85}, second, 0.005);
    }

    @Test
    void countsWeightsAndBiases() {
        assertEquals(
                23_860,
                Perceptron.quadratic(Activation.SIGMOID, 784, 30, 10).network().parameterCount());
        assertEquals(
                79_510,
                Perceptron.softmax(Activation.RELU, 784, 100, 10).network().parameterCount());
    }

    @Test
    void oneStepIsAsByHand() { // every number is a sum of few powers of two: all of it is exact
        Network network = Perceptron.quadratic(Activation.SIGMOID, 1, 1, 1).network();
        set(network, 2, 2);
        set(network, 3, -1);
        // z = 0, h = 1/2; 2 h - 1 = 0, a = 1/2
        assertEquals(0.125, network.step(row(3), row(1), Optimiser.sgd(1)));
        // dz = (a - t) / 4 = -1/8 at the output, 2 dz / 4 = -1/16 at the hidden unit
        assertArrayEquals(new double[] {2.0625}, values(network, 2));
        assertArrayEquals(new double[] {-0.875}, values(network, 3));
        assertArrayEquals(new double[] {0.1875}, values(network, 0));
        assertArrayEquals(new double[] {0.0625}, values(network, 1));
    }

    @Test
    void gradientIsTheMeanOverTheExamples() {
        Network network =
                Perceptron.softmax(Activation.TANH, 3, 4, 2)
                        .initialised(Initialiser.XAVIER, 1)
                        .network();
        double once = network.computeGradients(row(1, 2, -1), row(0, 1));
        double[] gradient = network.parameters().get(0).gradient().values().clone();
        double twice =
                network.computeGradients(
                        Tensor.of(new double[] {1, 2, -1, 1, 2, -1}, 2, 3),
                        Tensor.of(new double[] {0, 1, 0, 1}, 2, 2));
        assertEquals(once, twice);
        assertArrayEquals(gradient, network.parameters().get(0).gradient().values());
    }

    @Test
    void sameSeedDrawsTheSameWeightsAndEachLayerOthers() {
        Network network = Perceptron.quadratic(Activation.TANH, 3, 3, 3).network();
        network.initialise(Initialiser.NORMAL, 1);
        double[] first = values(network, 0).clone();
        assertFalse(Arrays.equals(first, values(network, 2)));
        network.initialise(Initialiser.NORMAL, 2);
        assertFalse(Arrays.equals(first, values(network, 0)));
        network.initialise(Initialiser.NORMAL, 1);
        assertArrayEquals(first, values(network, 0));
    }

    @Test
    void predictsTheClassWithTheLargestOutput() {
        Network network =
                Perceptron.softmax(Activation.RELU, 4, 6, 3)
                        .initialised(Initialiser.XAVIER, 1)
                        .network();
        RandomBatch batch = RandomBatch.draw(50, 4, 3, 1);
        Tensor p = network.predictProbabilities(batch.x());
        int[] classes = network.predict(batch.x());
        assertEquals(50, classes.length);
        for (int i = 0; i < classes.length; i++) {
            for (int j = 0; j < 3; j++) {
                assertFalse(p.get(i, j) > p.get(i, classes[i]));
            }
        }
        assertEquals(3, Arrays.stream(classes).distinct().count());
    }

    @Test
    void evaluationCountsTheRightAnswersOverSeveralBatches() {
        Network echo = new Network(List.of(new Dense(2, 2)), new QuadraticLoss());
        set(echo, 0, 1, 0, 0, 1); // the output is the input
        int n = 1203;
        int wrong = 0;
        float[] features = new float[2 * n];
        int[] labels = new int[n];
        Random random = new Random(1);
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(2);
            boolean right = random.nextInt(4) > 0;
            wrong += right ? 0 : 1;
            features[2 * i + (right ? labels[i] : 1 - labels[i])] = 1;
        }
        Dataset data =
                new Dataset(
                        "echo",
                        ExampleShape.vector(2),
                        features,
                        labels,
                        List.of("0", "1"),
                        new Provenance("drawn", Map.of()));
        Evaluation evaluation = echo.evaluate(data);
        assertEquals(n, evaluation.examples());
        assertEquals(n - wrong, evaluation.correct());
        assertEquals((double) wrong / n, evaluation.loss(), 1e-15); // (1 + 1) / 2 for each
    }

    @Test
    void lossesThatAreSumsAreReportedAsMeans() {
        int n = 1203; // several batches of evaluation and of training, the last ones smaller
        float[] features = new float[2 * n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            features[2 * i + (i % 3 == 0 ? 1 : 0)] = 1; // every third is wrong
        }
        Dataset data =
                new Dataset(
                        "echo",
                        ExampleShape.vector(2),
                        features,
                        labels,
                        List.of("0", "1"),
                        new Provenance("drawn", Map.of()));
        int checked = 0;
        for (Scaling scaling : List.of(Scaling.PER_EXAMPLE, Scaling.SUM)) {
            Network echo = new Network(List.of(new Dense(2, 2)), new SquaredError(scaling));
            set(echo, 0, 1, 0, 0, 1);
            double expected = 2.0 / 3; // 1 + 1 for each wrong one
            assertEquals(expected, echo.evaluate(data).loss(), 1e-15, scaling.name());
            double trained =
                    echo.fitEpoch(
                            data,
                            new MiniBatches(n, 100, 1).epoch(0),
                            Optimiser.sgd(Double.MIN_VALUE)); // too small to change an output
            assertEquals(expected, trained, 1e-15, scaling.name());
            assertArrayEquals(new double[] {1, 0, 0, 1}, values(echo, 0), 1e-300);
            checked++;
        }
        assertEquals(2, checked);
    }

    @Test
    void rejectsANetworkWithoutLayers() {
        assertThrows(
                IllegalArgumentException.class, () -> new Network(List.of(), new QuadraticLoss()));
    }

    @Test
    void rejectsInputsOfAnotherSize() {
        Network network = Perceptron.quadratic(Activation.TANH, 2, 3, 2).network();
        assertThrows(IllegalArgumentException.class, () -> network.predict(row(1, 2, 3)));
    }
}
