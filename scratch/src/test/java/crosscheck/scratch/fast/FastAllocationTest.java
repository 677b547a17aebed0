package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import crosscheck.data.Dataset;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.Variant;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps allocate nothing, once the compiler has turned vectors into registers. */
class FastAllocationTest {
    private static final int STEPS = 1000;
    private static final long MOST_NANOS = 60_000_000_000L; // the compiler may have to wait

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long bytesOfSteps(FastNetwork network, Dataset data, int[][] batches) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < STEPS; step++) {
            network.step(data, batches[step % batches.length]);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void assertAllocatesNothing(FastConfiguration configuration, KernelKind kind) {
        Dataset data = Examples.draw(100, configuration.inputs(), 3, 0.8, 1);
        FastNetwork network = new FastNetwork(configuration, kind.kernels());
        int[][] batches = new int[10][];
        for (int b = 0; b < batches.length; b++) {
            batches[b] = Examples.batch(data, b, 10);
        }
        long start = System.nanoTime();
        long bytes = bytesOfSteps(network, data, batches);
        while (bytes > STEPS && System.nanoTime() - start < MOST_NANOS) {
            bytes = bytesOfSteps(network, data, batches);
        }
        assertTrue(bytes <= STEPS, kind + ", " + configuration + ": " + bytes + " bytes");
    }

    @Test
    void stepsAllocateNothing() {
        OptimiserSettings sgd = OptimiserSettings.of(new Sgd(), 0.1);
        OptimiserSettings adam =
                OptimiserSettings.of(new Adam(0.9, 0.999, 1e-8, Variant.PUBLISHED), 1e-3)
                        .withClipping(new GradientClipping.GlobalNorm(1))
                        .withL2Coefficient(1e-4);
        List<Integer> sizes = List.of(50, 30, 17, 3);
        int cases = 0;
        for (KernelKind kind : KernelKind.values()) {
            for (FastLoss loss : FastLoss.values()) {
                for (OptimiserSettings settings : List.of(sgd, adam)) {
                    assertAllocatesNothing(
                            FastConfiguration.of(sizes, Activation.TANH, loss, settings, 10)
                                    .withDropout(0.2, 1),
                            kind);
                    cases++;
                }
            }
        }
        assertEquals(2 * 3 * 2, cases);
    }
}
