package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.scratch.Batch;
import crosscheck.scratch.NonFiniteException;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Numbers that are no longer finite: found before they do harm, and named as the reference does.
 */
class FastNonFiniteTest {

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

    @Test
    void divergenceIsFoundBeforeAnyWeightChanges() {
        Dataset data = Examples.draw(50, 40, 3, 0.8, 1);
        int cases = 0;
        for (KernelKind kind : KernelKind.values()) {
            FastConfiguration relu =
                    FastConfiguration.of(
                            List.of(40, 9, 3),
                            Activation.RELU,
                            FastLoss.CROSS_ENTROPY,
                            OptimiserSettings.of(new Sgd(), 1e30),
                            10);
            FastNetwork network = drawn(relu, kind);
            double[][] before = new double[1][];
            NonFiniteException thrown =
                    assertThrows(
                            NonFiniteException.class,
                            () -> {
                                for (int step = 0; step < 100; step++) {
                                    before[0] = network.parameter(0, "W");
                                    network.step(data, Examples.batch(data, step, 10));
                                }
                            });
            assertTrue(
                    thrown.getMessage()
                            .matches(
                                    "the loss is (NaN|Infinity); first of all"
                                            + " (layer \\d \\(.*\\), (W|b|output)\\[\\d+]\\[\\d+]"
                                            + " is -?(NaN|Infinity)|the loss itself)"),
                    thrown.getMessage());
            assertArrayEquals(before[0], network.parameter(0, "W"), kind.name());
            cases++;
        }
        assertEquals(2, cases);
    }

    @Test
    void originIsTheFirstTensorThatIsNotFinite() {
        Dataset data = Examples.draw(50, 4, 3, 0, 1);
        FastNetwork network =
                drawn(configuration(FastLoss.QUADRATIC, 1, 4, 5, 3), KernelKind.PLAIN);
        double[] w = network.parameter(1, "W");
        w[7] = Double.NaN;
        network.setParameter(1, "W", w);
        assertEquals(
                "the loss is NaN; first of all layer 3 (dense 5-3), W[2][1] is NaN",
                assertThrows(
                                NonFiniteException.class,
                                () -> network.step(data, Examples.batch(data, 0, 10)))
                        .getMessage());
        double[] b = network.parameter(0, "b");
        b[4] = Double.NEGATIVE_INFINITY;
        network.setParameter(0, "b", b);
        assertEquals(
                "layer 1 (dense 4-5), b[0][4] is -Infinity",
                assertThrows(
                                NonFiniteException.class,
                                () -> network.step(data, Examples.batch(data, 0, 10)))
                        .origin());
        assertEquals(0, network.stepCount());
    }

    @Test
    void originIsTheReferencesOwn() {
        Dataset data = Examples.draw(50, 4, 3, 0, 1);
        int cases = 0;
        for (double dropoutRate : new double[] {0, 0.3}) {
            for (int p = 0; p < 4; p++) {
                FastConfiguration configuration =
                        configuration(FastLoss.QUADRATIC, 1, 4, 5, 3).withDropout(dropoutRate, 1);
                Twins twins = new Twins(configuration, KernelKind.best(), 1);
                double[] values = twins.reference.parameters().get(p).value().values();
                values[1] = Double.NaN;
                twins.fast.setParameter(p / 2, Twins.name(p), values);
                int[] rows = Examples.batch(data, 0, 10);
                NonFiniteException expected =
                        assertThrows(
                                NonFiniteException.class,
                                () ->
                                        twins.reference.step(
                                                Batch.features(data, rows),
                                                Batch.targets(data, rows),
                                                twins.optimiser));
                NonFiniteException thrown =
                        assertThrows(NonFiniteException.class, () -> twins.fast.step(data, rows));
                assertEquals(expected.getMessage(), thrown.getMessage());
                cases++;
            }
        }
        assertEquals(2 * 4, cases);
    }

    @Test
    void overflowOfFloatsIsFoundWhereItHappens() {
        Dataset data = Examples.draw(50, 4, 3, 0, 1);
        FastConfiguration identity =
                FastConfiguration.of(
                        List.of(4, 5, 3),
                        Activation.IDENTITY,
                        FastLoss.CROSS_ENTROPY,
                        OptimiserSettings.of(new Sgd(), 1),
                        10);
        for (KernelKind kind : KernelKind.values()) {
            FastNetwork network = drawn(identity, kind);
            for (int l = 0; l < 2; l++) { // 1e30 squared is beyond float, not beyond double
                double[] w = network.parameter(l, "W");
                Arrays.fill(w, 1e30);
                network.setParameter(l, "W", w);
            }
            String origin =
                    assertThrows(
                                    NonFiniteException.class,
                                    () -> network.step(data, Examples.batch(data, 0, 10)))
                            .origin();
            assertTrue(origin.startsWith("layer 3 (dense 5-3), output[0][0] is"), origin);
        }
    }
}
