package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.MiniBatches;
import crosscheck.data.Provenance;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An epoch of 784-30-10 on 50,000 examples as sparse as MNIST, in mini-batches of 10. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class StepBenchmark {
    private static final int EXAMPLES = 50_000;
    private static final int FEATURES = 784;
    private static final double NON_ZEROS = 0.19;

    /** Which implementation. */
    @Param public KernelKind kind;

    private Dataset data;
    private FastNetwork network;
    private List<int[]> miniBatches;

    /** Draws the examples and the weights. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        float[] features = new float[EXAMPLES * FEATURES];
        int[] labels = new int[EXAMPLES];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextDouble() < NON_ZEROS ? random.nextFloat() : 0;
        }
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = random.nextInt(10);
        }
        data =
                new Dataset(
                        "drawn",
                        ExampleShape.vector(FEATURES),
                        features,
                        labels,
                        Collections.nCopies(10, "class"),
                        new Provenance("drawn", Map.of()));
        network =
                new FastNetwork(
                        FastConfiguration.of(
                                List.of(FEATURES, 30, 10),
                                Activation.SIGMOID,
                                FastLoss.QUADRATIC,
                                OptimiserSettings.of(new Sgd(), 0.1),
                                10),
                        kind.kernels());
        miniBatches = new ArrayList<>();
        new MiniBatches(EXAMPLES, 10, 1).epoch(0).forEach(miniBatches::add);
    }

    /** One epoch; a loss that is not finite throws. */
    @Benchmark
    public double epoch() {
        double sum = 0;
        for (int[] rows : miniBatches) {
            sum += network.step(data, rows);
        }
        return sum;
    }
}
