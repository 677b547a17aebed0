package crosscheck.scratch.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataListener;
import crosscheck.data.source.DataRequest;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The network of the lectures on the real images. */
@EnabledIfEnvironmentVariable(
        named = "CROSSCHECK_DATA",
        matches = ".+",
        disabledReason = "left out: CROSSCHECK_DATA does not name a folder with the real MNIST")
class FastMnistTest {
    private static final double PROJECT_TOLERANCE = 2e-5; // on weights in float, docs/numerics.md

    private static Split mnist;

    @BeforeAll
    static void open() throws IOException {
        Map<String, String> environment =
                Map.of("CROSSCHECK_DATA", System.getenv("CROSSCHECK_DATA"));
        mnist =
                DataCatalog.standard(environment, DataListener.silent())
                        .open(DataRequest.of("mnist"));
    }

    private static Twins twins(KernelKind kind, long seed) {
        FastConfiguration configuration =
                FastConfiguration.of(
                        List.of(784, 30, 10),
                        Activation.SIGMOID,
                        FastLoss.QUADRATIC,
                        OptimiserSettings.of(new Sgd(), 3),
                        10);
        return new Twins(configuration, kind.kernels(), seed);
    }

    @Test
    void thousandStepsStayWithinTheProjectsTolerance() {
        int cases = 0;
        for (KernelKind kind : KernelKind.values()) {
            for (long seed = 1; seed <= 2; seed++) {
                Twins twins = twins(kind, seed);
                Iterator<int[]> batches = new MiniBatches(50_000, 10, seed).endless();
                double losses = 0;
                for (int step = 0; step < 1000; step++) {
                    double difference = twins.lossDifferenceOfStep(mnist.train(), batches.next());
                    losses = Math.max(losses, difference);
                }
                double weights = twins.weightDifference();
                assertTrue(weights <= PROJECT_TOLERANCE, kind + ", weights: " + weights);
                assertTrue(losses <= PROJECT_TOLERANCE, kind + ", losses: " + losses);
                cases++;
            }
        }
        assertEquals(2 * 2, cases);
    }

    @Test
    void threeEpochsLearn() {
        Dataset train = mnist.train();
        for (KernelKind kind : KernelKind.values()) {
            FastNetwork network = twins(kind, 1).fast;
            MiniBatches miniBatches = new MiniBatches(train.size(), 10, 1);
            for (int epoch = 0; epoch < 3; epoch++) {
                for (int[] rows : miniBatches.epoch(epoch)) {
                    network.step(train, rows);
                }
            }
            double accuracy = network.evaluate(mnist.validation()).accuracyFraction();
            assertTrue(accuracy > 0.94, kind + ": " + accuracy);
        }
    }
}
