package crosscheck.scratch.fast.kernel;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import crosscheck.scratch.layer.Activation;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each kernel at the sizes of 784-30-10 with mini-batches of 10, both implementations side by side.
 *
 * <p>What a benchmark computes is checked against a naive sum when it has been measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
    private static final int EXAMPLES = 10;
    private static final int FEATURES = 784;
    private static final int HIDDEN = 30;
    private static final int CLASSES = 10;
    private static final double NON_ZEROS = 0.19; // of an MNIST image's pixels

    /** Which implementation. */
    @Param public KernelKind kind;

    private Kernels kernels;
    private Dataset data;
    private SparseExamples sparse;
    private int[] rows;
    private int stride;
    private int outputStride;
    private float[] w;
    private float[] b;
    private float[] z;
    private float[] d;
    private float[] t;
    private float[] w2;
    private float[] z2;
    private float[] g2;
    private float[] x;

    /** Draws everything. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        kernels = kind.kernels();
        stride = padded(HIDDEN);
        outputStride = padded(CLASSES);
        float[] features = new float[EXAMPLES * FEATURES];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextDouble() < NON_ZEROS ? random.nextFloat() : 0;
        }
        data =
                new Dataset(
                        "drawn",
                        ExampleShape.vector(FEATURES),
                        features,
                        new int[EXAMPLES],
                        List.of("one"),
                        new Provenance("drawn", Map.of()));
        sparse = SparseExamples.of(data);
        rows = new int[] {3, 1, 4, 0, 5, 9, 2, 6, 8, 7};
        w = drawn(FEATURES * stride, random);
        b = drawn(stride, random);
        z = drawn(EXAMPLES * stride, random);
        d = drawn(EXAMPLES * stride, random);
        t = new float[FEATURES * stride];
        w2 = drawn(HIDDEN * outputStride, random);
        z2 = drawn(EXAMPLES * outputStride, random);
        g2 = drawn(HIDDEN * outputStride, random);
        x = drawn(EXAMPLES * stride, random);
    }

    private int padded(int width) {
        return (width + kernels.lanes() - 1) / kernels.lanes() * kernels.lanes();
    }

    private static float[] drawn(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    /** The pre-activations of the first layer. */
    @Benchmark
    public float[] sparseProduct() {
        kernels.sparseProduct(sparse, rows, 0, EXAMPLES, w, b, z, stride);
        return z;
    }

    /** The update of the first layer; the factor is so small that t stays finite. */
    @Benchmark
    public float[] addSparseTransposedProduct() {
        kernels.addSparseTransposedProduct(sparse, rows, EXAMPLES, 1e-9f, d, t, stride);
        return t;
    }

    /** The pre-activations of the second layer. */
    @Benchmark
    public float[] product() {
        kernels.product(z, stride, EXAMPLES, HIDDEN, w2, b, z2, outputStride);
        return z2;
    }

    /** The weight gradient of the second layer. */
    @Benchmark
    public float[] transposedProduct() {
        kernels.transposedProduct(z, stride, EXAMPLES, HIDDEN, z2, g2, outputStride);
        return g2;
    }

    /** The sigmoid of the hidden layer, again and again: what it gives stays between 0 and 1. */
    @Benchmark
    public float[] sigmoid() {
        kernels.activate(Activation.SIGMOID, x, x.length);
        return x;
    }

    /** The hyperbolic tangent of the hidden layer, again and again: it stays between -1 and 1. */
    @Benchmark
    public float[] tanh() {
        kernels.activate(Activation.TANH, x, x.length);
        return x;
    }

    /** Looks at one number of what was computed last. */
    @TearDown
    public void check() {
        kernels.sparseProduct(sparse, rows, 0, EXAMPLES, w, b, z, stride);
        double expected = b[7];
        for (int p = 0; p < FEATURES; p++) {
            expected += (double) data.feature(rows[5], p) * w[p * stride + 7];
        }
        if (!(Math.abs(z[5 * stride + 7] - expected) < 1e-4)) {
            throw new IllegalStateException(z[5 * stride + 7] + " instead of " + expected);
        }
    }
}
