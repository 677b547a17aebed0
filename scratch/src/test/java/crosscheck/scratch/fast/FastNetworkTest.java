package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import crosscheck.data.truthtable.TruthTable;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FastNetworkTest {

    private static FastConfiguration configuration(
            FastLoss loss, double learningRate, Integer... sizes) {
        return FastConfiguration.of(
                List.of(sizes),
                Activation.TANH,
                loss,
                OptimiserSettings.of(new Sgd(), learningRate),
                10);
    }

    private static FastNetwork drawn(FastConfiguration configuration, KernelKind kind) {
        FastNetwork network = new FastNetwork(configuration, kind.kernels());
        Random random = new Random(1);
        for (int l = 0; l < network.layerCount(); l++) {
            double[] w = network.parameter(l, "W");
            Arrays.setAll(w, i -> random.nextGaussian() * 0.5);
            network.setParameter(l, "W", w);
        }
        return network;
    }

    private static void train(FastNetwork network, Dataset data, int epochs, int miniBatchSize) {
        MiniBatches miniBatches = new MiniBatches(data.size(), miniBatchSize, 1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int[] rows : miniBatches.epoch(epoch)) {
                network.step(data, rows);
            }
        }
    }

    @Test
    void xorIsLearned() {
        Dataset xor = TruthTable.XOR.dataset();
        int cases = 0;
        for (KernelKind kind : KernelKind.values()) {
            FastNetwork network = drawn(configuration(FastLoss.QUADRATIC, 3, 2, 4, 2), kind);
            train(network, xor, 2000, 4);
            assertEquals(4, network.evaluate(xor).correct(), kind.name());
            cases++;
        }
        assertEquals(2, cases);
    }

    @Test
    void irisIsLearnedWithEveryLoss() {
        Split iris = Iris.split();
        int cases = 0;
        for (KernelKind kind : KernelKind.values()) {
            for (FastLoss loss : FastLoss.values()) {
                FastNetwork network = drawn(configuration(loss, 0.1, 4, 8, 3), kind);
                train(network, iris.train(), 200, 10);
                double accuracy = network.evaluate(iris.validation()).accuracyFraction();
                assertTrue(accuracy >= 0.9, kind + ", " + loss + ": " + accuracy);
                cases++;
            }
        }
        assertEquals(2 * 3, cases);
    }

    @Test
    void sameSeedAndKernelsGiveTheSameBits() {
        Dataset data = Examples.draw(100, 40, 3, 0.8, 1);
        FastConfiguration configuration =
                FastConfiguration.of(
                                List.of(40, 17, 9, 3),
                                Activation.SIGMOID,
                                FastLoss.CROSS_ENTROPY,
                                OptimiserSettings.of(
                                        new Adam(0.9, 0.999, 1e-8, Variant.PUBLISHED), 1e-3),
                                10)
                        .withDropout(0.3, 8);
        int cases = 0;
        for (KernelKind kind : KernelKind.values()) {
            List<FastNetwork> twice =
                    List.of(drawn(configuration, kind), drawn(configuration, kind));
            twice.forEach(network -> train(network, data, 50, 7));
            for (int l = 0; l < 3; l++) {
                for (String name : List.of("W", "b")) {
                    assertArrayEquals(
                            twice.get(0).parameter(l, name), twice.get(1).parameter(l, name));
                    cases++;
                }
            }
        }
        assertEquals(2 * 3 * 2, cases);
    }

    @Test
    void dropoutSeedChangesTheTrainingButNotTheUse() {
        Dataset data = Examples.draw(30, 5, 3, 0, 1);
        FastConfiguration plain = configuration(FastLoss.QUADRATIC, 0.1, 5, 20, 3);
        FastNetwork one = drawn(plain.withDropout(0.5, 1), KernelKind.PLAIN);
        FastNetwork two = drawn(plain.withDropout(0.5, 2), KernelKind.PLAIN);
        assertEquals(one.evaluate(data), two.evaluate(data));
        assertEquals(one.evaluate(data), drawn(plain, KernelKind.PLAIN).evaluate(data));
        train(one, data, 1, 10);
        train(two, data, 1, 10);
        assertFalse(Arrays.equals(one.parameter(0, "W"), two.parameter(0, "W")));
    }

    @Test
    void predictionTakesAnyNumberOfRowsInAnyOrder() {
        Dataset data = Examples.draw(300, 40, 3, 0.8, 1);
        int cases = 0;
        for (KernelKind kind : KernelKind.values()) {
            FastNetwork network = drawn(configuration(FastLoss.CROSS_ENTROPY, 1, 40, 9, 3), kind);
            double[] whole = network.predictProbabilities(data, Examples.batch(data, 0, 300));
            for (int size : new int[] {0, 1, 10, 11, 63, 64, 65, 128, 129, 300}) {
                int[] rows = new int[size];
                Arrays.setAll(rows, i -> (17 * i + 5) % 300);
                double[] some = network.predictProbabilities(data, rows);
                assertEquals(3 * size, some.length);
                for (int i = 0; i < some.length; i++) {
                    assertEquals(whole[3 * rows[i / 3] + i % 3], some[i]);
                }
                cases++;
            }
        }
        assertEquals(2 * 10, cases);
    }

    @Test
    void parametersAreReadAsTheyWereSet() {
        FastNetwork network = new FastNetwork(configuration(FastLoss.QUADRATIC, 1, 3, 2, 4));
        network.setParameter(0, "W", new double[] {1, 2, 3, 4, 5, 6});
        network.setParameter(1, "b", new double[] {0.1, 2, 3, 4});
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, network.parameter(0, "W"));
        assertArrayEquals(new double[] {0.1f, 2, 3, 4}, network.parameter(1, "b"));
        assertArrayEquals(new double[8], network.parameter(1, "W"));
    }

    @Test
    void whatDoesNotFitIsRejected() {
        FastNetwork network = new FastNetwork(configuration(FastLoss.QUADRATIC, 1, 3, 2, 4));
        Dataset other = Examples.draw(20, 2, 2, 0, 1);
        Dataset classes = Examples.draw(20, 3, 5, 0, 1);
        Dataset fits = Examples.draw(20, 3, 4, 0, 1);
        assertEquals(
                "the network takes 3 features and up to 4 classes, not 2 and 2",
                message(() -> network.step(other, new int[] {0})));
        assertEquals(
                "the network takes 3 features and up to 4 classes, not 3 and 5",
                message(() -> network.evaluate(classes)));
        assertEquals(
                "a mini-batch must have from 1 to 10 examples, not 0",
                message(() -> network.step(fits, new int[0])));
        assertEquals(
                "a mini-batch must have from 1 to 10 examples, not 11",
                message(() -> network.step(fits, new int[11])));
        assertEquals(
                "1_W has 8 numbers, not 7",
                message(() -> network.setParameter(1, "W", new double[7])));
        assertEquals(
                "the parameters of a dense layer are W and b, not V",
                message(() -> network.parameter(0, "V")));
        assertThrows(IndexOutOfBoundsException.class, () -> network.parameter(2, "W"));
        assertThrows(IndexOutOfBoundsException.class, () -> network.step(fits, new int[] {20}));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> network.predictProbabilities(fits, new int[] {-1}));
    }

    private static String message(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
