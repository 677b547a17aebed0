package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Update rules, clipping and L2 on floats against the reference's.
 *
 * <p>The tolerance is about four times the largest difference of all cases here, 1.4e-6 (in the sum
 * of squares of AdaGrad).
 */
class FastRulesTest {
    private static final int STEPS = 100;
    private static final double TOLERANCE = 6e-6;

    private final Dataset sparse = Examples.draw(100, 40, 3, 0.8, 1);
    private final Dataset dense = Examples.draw(100, 6, 3, 0, 2);
    private int cases;

    private static List<OptimiserSettings> rules() {
        List<OptimiserSettings> all = new ArrayList<>();
        all.add(OptimiserSettings.of(new Sgd(), 0.1));
        all.add(OptimiserSettings.of(new Momentum(0.9), 0.01));
        all.add(OptimiserSettings.of(new Nesterov(0.9), 0.01));
        all.add(OptimiserSettings.of(new AdaDelta(0.95, 1e-6), 1));
        for (Variant variant : Variant.values()) {
            all.add(OptimiserSettings.of(new AdaGrad(1e-6, variant), 0.01));
            all.add(OptimiserSettings.of(new RmsProp(0.9, 1e-4, variant), 0.001));
            all.add(OptimiserSettings.of(new Adam(0.9, 0.999, 1e-4, variant), 0.001));
            all.add(OptimiserSettings.of(new Nadam(0.9, 0.999, 1e-4, variant), 0.001));
            all.add(OptimiserSettings.of(new AmsGrad(0.9, 0.999, 1e-4, variant), 0.001));
        }
        return all;
    }

    private void assertTwinsAgree(OptimiserSettings settings) {
        for (KernelKind kind : KernelKind.values()) {
            for (Dataset data : List.of(sparse, dense)) {
                FastConfiguration configuration =
                        FastConfiguration.of(
                                List.of(data.featureCount(), 17, 3),
                                Activation.TANH,
                                FastLoss.CROSS_ENTROPY,
                                settings,
                                10);
                Twins twins = new Twins(configuration, kind.kernels(), 3);
                for (int step = 0; step < STEPS; step++) {
                    twins.lossDifferenceOfStep(data, Examples.batch(data, step, 10));
                }
                double weights = twins.weightDifference();
                assertTrue(weights <= TOLERANCE, kind + ", " + settings + ": " + weights);
                double state = stateDifference(twins, settings.rule());
                assertTrue(state <= TOLERANCE, kind + ", " + settings + ", state: " + state);
                cases++;
            }
        }
    }

    private static double stateDifference(Twins twins, UpdateRule rule) {
        double largest = 0;
        for (String name : rule.stateNames()) {
            for (int p = 0; p < 2 * twins.fast.layerCount(); p++) {
                double[] actual = twins.fast.optimiserState(p / 2, Twins.name(p), name);
                largest =
                        Math.max(largest, Twins.difference(twins.optimiser.state(p, name), actual));
            }
        }
        return largest;
    }

    @Test
    void everyRuleAgrees() {
        rules().forEach(this::assertTwinsAgree);
        assertEquals(2 * 2 * 14, cases);
    }

    @Test
    void everyRuleAgreesWithClippingAndL2() {
        for (OptimiserSettings settings : rules()) {
            assertTwinsAgree(
                    settings.withClipping(new GradientClipping.GlobalNorm(0.3))
                            .withL2Coefficient(0.01));
        }
        assertEquals(2 * 2 * 14, cases);
    }

    @Test
    void everyClippingAgrees() {
        OptimiserSettings sgd = OptimiserSettings.of(new Sgd(), 0.1);
        for (double limit : new double[] {0.01, 0.1, 1e9}) {
            assertTwinsAgree(sgd.withClipping(new GradientClipping.Value(limit)));
            assertTwinsAgree(sgd.withClipping(new GradientClipping.TensorNorm(limit)));
            assertTwinsAgree(sgd.withClipping(new GradientClipping.GlobalNorm(limit)));
        }
        assertEquals(2 * 2 * 9, cases);
    }

    @Test
    void l2AloneAgrees() {
        assertTwinsAgree(OptimiserSettings.of(new Sgd(), 0.1).withL2Coefficient(0.1));
        assertEquals(2 * 2, cases);
    }

    @Test
    void learningRateCanBeChangedBetweenSteps() {
        FastConfiguration configuration =
                FastConfiguration.of(
                        List.of(40, 9, 3),
                        Activation.TANH,
                        FastLoss.QUADRATIC,
                        OptimiserSettings.of(new Momentum(0.5), 0.1),
                        10);
        Twins twins = new Twins(configuration, KernelKind.best(), 3);
        for (int step = 0; step < 20; step++) {
            twins.fast.setLearningRate(0.1 / (1 + step));
            twins.optimiser.setLearningRate(0.1 / (1 + step));
            twins.lossDifferenceOfStep(sparse, Examples.batch(sparse, step, 10));
        }
        assertTrue(twins.weightDifference() <= TOLERANCE);
        assertEquals(20, twins.fast.stepCount());
        assertThrows(IllegalArgumentException.class, () -> twins.fast.setLearningRate(0));
    }

    @Test
    void unknownStateIsRejected() {
        FastNetwork network =
                new FastNetwork(
                        FastConfiguration.of(
                                List.of(2, 2),
                                Activation.TANH,
                                FastLoss.QUADRATIC,
                                OptimiserSettings.of(new Momentum(0.5), 0.1),
                                10));
        assertEquals(
                "Momentum[momentum=0.5] keeps [v], not \"m\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> network.optimiserState(0, "W", "m"))
                        .getMessage());
        assertEquals(4, network.optimiserState(0, "W", "v").length);
    }
}
