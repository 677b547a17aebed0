package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.Batch;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The fast network against the reference, step by step, on both kernels.
 *
 * <p>The tolerance is about four times the largest difference of all cases here, 1.0e-6.
 */
class FastParityTest {
    private static final int STEPS = 200;
    private static final int CLASSES = 3;
    private static final double TOLERANCE = 5e-6;
    private static final double PROJECT_TOLERANCE = 2e-5; // on weights in float, docs/numerics.md

    private static final OptimiserSettings SGD = OptimiserSettings.of(new Sgd(), 0.1);

    private int cases;

    private static FastConfiguration configuration(
            Activation hidden, FastLoss loss, int inputs, int... widths) {
        List<Integer> sizes = new ArrayList<>(List.of(inputs));
        for (int width : widths) {
            sizes.add(width);
        }
        sizes.add(CLASSES);
        return FastConfiguration.of(sizes, hidden, loss, SGD, 8);
    }

    private void assertTwinsAgree(FastConfiguration configuration, Dataset data) {
        for (KernelKind kind : KernelKind.values()) {
            Kernels kernels = kind.kernels();
            Twins twins = new Twins(configuration, kernels, 1);
            for (int step = 0; step < STEPS; step++) {
                int size = 8 - step % 3; // not always a full batch
                double difference =
                        twins.lossDifferenceOfStep(data, Examples.batch(data, step, size));
                assertTrue(
                        difference <= TOLERANCE, kind + ", " + configuration + ": " + difference);
            }
            double weights = twins.weightDifference();
            assertTrue(weights <= TOLERANCE, kind + ", " + configuration + ": " + weights);
            assertSameUse(twins, data);
            cases++;
        }
    }

    private static void assertSameUse(Twins twins, Dataset data) {
        int[] all = Examples.batch(data, 0, data.size());
        double[] expected =
                twins.reference.predictProbabilities(Batch.features(data, all)).values();
        double outputs = Twins.difference(expected, twins.fast.predictProbabilities(data, all));
        assertTrue(outputs <= TOLERANCE, "outputs: " + outputs);
        Evaluation evaluation = twins.reference.evaluate(data);
        assertEquals(evaluation.loss(), twins.fast.evaluate(data).loss(), TOLERANCE);
        assertEquals(evaluation.correct(), twins.fast.evaluate(data).correct());
    }

    @Test
    void everyActivationLossAndDepthAgrees() {
        Dataset dense = Examples.draw(100, 5, CLASSES, 0, 1);
        Dataset sparse = Examples.draw(100, 40, CLASSES, 0.8, 2);
        for (Dataset data : List.of(dense, sparse)) {
            for (Activation hidden : Activation.values()) {
                for (FastLoss loss : FastLoss.values()) {
                    for (int depth : new int[] {0, 1, 2, 5}) {
                        int[] widths =
                                Collections.nCopies(depth, 9).stream().mapToInt(w -> w).toArray();
                        assertTwinsAgree(
                                configuration(hidden, loss, data.featureCount(), widths), data);
                    }
                }
            }
        }
        assertEquals(2 * 2 * 4 * 3 * 4, cases);
    }

    @Test
    void widthsAroundTheLanesAgree() {
        Dataset dense = Examples.draw(100, 5, CLASSES, 0, 1);
        Dataset sparse = Examples.draw(100, 40, CLASSES, 0.8, 2);
        int[] widths = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 65, 100, 500};
        for (Dataset data : List.of(dense, sparse)) {
            for (int width : widths) {
                assertTwinsAgree(
                        configuration(
                                Activation.SIGMOID,
                                FastLoss.QUADRATIC,
                                data.featureCount(),
                                width,
                                34 - Math.min(width, 33)),
                        data);
            }
        }
        assertEquals(2 * 2 * 16, cases);
    }

    @Test
    void dropoutAgrees() {
        Dataset sparse = Examples.draw(100, 40, CLASSES, 0.8, 2);
        for (Activation hidden : Activation.values()) {
            for (double rate : new double[] {0.1, 0.5, 0.8}) {
                assertTwinsAgree(
                        configuration(hidden, FastLoss.CROSS_ENTROPY, 40, 17, 9)
                                .withDropout(rate, 5),
                        sparse);
            }
        }
        assertEquals(2 * 4 * 3, cases);
    }

    @Test
    void thousandStepsOfTheLecturesNetworkAgree() {
        Dataset digits = DrawnDigits.draw(600, 100, 1).train();
        FastConfiguration configuration =
                FastConfiguration.of(
                        List.of(784, 30, 10),
                        Activation.SIGMOID,
                        FastLoss.QUADRATIC,
                        OptimiserSettings.of(new Sgd(), 3),
                        10);
        for (KernelKind kind : KernelKind.values()) {
            Twins twins = new Twins(configuration, kind.kernels(), 1);
            for (int step = 0; step < 1000; step++) {
                twins.lossDifferenceOfStep(digits, Examples.batch(digits, step, 10));
            }
            double weights = twins.weightDifference();
            assertTrue(weights <= PROJECT_TOLERANCE, kind + ": " + weights);
        }
    }
}
