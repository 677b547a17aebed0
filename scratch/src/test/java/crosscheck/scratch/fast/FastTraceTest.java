package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.scratch.Batch;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A traced step against the reference's, which keeps all its stages. */
class FastTraceTest {
    private static final double ALLOWED = 1e-6; // floats of about 1, a few roundings each

    private static FastConfiguration configuration(OptimiserSettings optimiser) {
        return FastConfiguration.of(
                        List.of(20, 7, 3), Activation.TANH, FastLoss.CROSS_ENTROPY, optimiser, 5)
                .withDropout(0.5, 3);
    }

    private static List<OptimiserSettings> optimisers() {
        return List.of(
                OptimiserSettings.of(new Sgd(), 0.5),
                OptimiserSettings.of(new Momentum(0.9), 0.1)
                        .withClipping(new GradientClipping.Value(0.05))
                        .withL2Coefficient(0.1));
    }

    @Test
    void everyStageOfTheGradientsIsTheReferences() {
        int checked = 0;
        for (KernelKind kind : KernelKind.values()) {
            for (double zeros : new double[] {0.8, 0.1}) { // packed and not packed
                Dataset data = Examples.draw(30, 20, 3, zeros, 1);
                for (OptimiserSettings optimiser : optimisers()) {
                    Twins twins = new Twins(configuration(optimiser), kind.kernels(), 4);
                    int[] rows = Examples.batch(data, 0, 5);
                    FastTrace trace = twins.fast.trace(data, rows);
                    twins.reference.step(
                            Batch.features(data, rows), Batch.targets(data, rows), twins.optimiser);
                    for (int p = 0; p < 4; p++) {
                        assertClose(
                                twins.reference.parameters().get(p).gradient().values(),
                                trace.gradients().get(p));
                        assertClose(
                                twins.optimiser.clippedGradient(p),
                                trace.clippedGradients().get(p));
                        assertClose(
                                twins.optimiser.regularisedGradient(p),
                                trace.regularisedGradients().get(p));
                        checked += 3;
                    }
                    assertTrue(twins.weightDifference() < ALLOWED);
                }
            }
        }
        assertEquals(KernelKind.values().length * 2 * 2 * 4 * 3, checked);
    }

    private static void assertClose(double[] expected, double[] actual) {
        assertArrayEquals(expected, actual, ALLOWED);
    }

    @Test
    void passesAreCopiedBeforeTheNextLayerWritesOverThem() {
        Dataset data = Examples.draw(30, 20, 3, 0.8, 1);
        Twins twins = new Twins(configuration(optimisers().get(0)), KernelKind.PLAIN.kernels(), 4);
        FastTrace trace = twins.fast.trace(data, Examples.batch(data, 0, 5));
        int dropped = 0;
        for (int i = 0; i < 5 * 7; i++) {
            double z = trace.preActivations().get(0)[i];
            double a = trace.activations().get(0)[i];
            double kept = trace.dropped().get(0)[i];
            assertEquals(StrictMath.tanh(z), a, ALLOWED);
            assertTrue(kept == 0 || kept == 2 * a, kept + " of " + a);
            dropped += kept == 0 ? 1 : 0;
        }
        assertTrue(dropped > 5 && dropped < 30, "dropped: " + dropped);
        assertEquals(2, trace.outputGradients().size());
        assertEquals(1, trace.dropped().size());
    }
}
