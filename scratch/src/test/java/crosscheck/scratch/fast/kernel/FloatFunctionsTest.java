package crosscheck.scratch.fast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Activation;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The accuracy that {@link FloatFunctions} promises, of both kernels. */
class FloatFunctionsTest {
    private static final int STRIDE = 4099; // prime: a million of the 2^32 floats
    private static final int CHUNK = 1000;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    /** A function on an array, and the same in double. */
    private record Function(
            String name,
            BiConsumer<Kernels, float[]> kernel,
            DoubleUnaryOperator exact,
            double ulps) {}

    private static final Function EXP =
            new Function("exp", (k, x) -> k.exp(x, x.length), StrictMath::exp, 1.1);

    private static final Function SIGMOID =
            new Function(
                    "sigmoid",
                    (k, x) -> k.activate(Activation.SIGMOID, x, x.length),
                    x ->
                            x < 0
                                    ? StrictMath.exp(x) / (1 + StrictMath.exp(x))
                                    : Activation.SIGMOID.value(x),
                    2.5);

    private static final Function TANH =
            new Function(
                    "tanh",
                    (k, x) -> k.activate(Activation.TANH, x, x.length),
                    StrictMath::tanh,
                    1.6);

    @Test
    void exponentialKeepsItsAccuracyFromTheLowestFloatToTheHighest() {
        sweep(EXP);
    }

    @Test
    void sigmoidKeepsItsAccuracyFromTheLowestFloatToTheHighest() {
        sweep(SIGMOID);
    }

    @Test
    void tanhKeepsItsAccuracyFromTheLowestFloatToTheHighest() {
        sweep(TANH);
    }

    private static void sweep(Function function) {
        for (Kernels kernels : EachKernels.all()) {
            long bits = Integer.MIN_VALUE;
            int checked = 0;
            while (bits <= Integer.MAX_VALUE) {
                float[] x = new float[CHUNK];
                for (int i = 0; i < CHUNK; i++) {
                    x[i] = Float.intBitsToFloat((int) Math.min(bits, Integer.MAX_VALUE));
                    bits += STRIDE;
                }
                checked += checkAll(function, kernels, x);
            }
            assertTrue(checked > 1_000_000, checked + " numbers");
        }
    }

    private static int checkAll(Function function, Kernels kernels, float[] x) {
        float[] y = x.clone();
        function.kernel().accept(kernels, y);
        for (int i = 0; i < x.length; i++) {
            double error = ulps(function.exact().applyAsDouble(x[i]), y[i]);
            if (!(error <= function.ulps())) {
                throw new AssertionError(
                        "%s: %s(%s) is %s, off by %s ulp"
                                .formatted(
                                        kernels.description(), function.name(), x[i], y[i], error));
            }
        }
        return x.length;
    }

    private static double ulps(double exact, float actual) {
        float rounded = (float) exact;
        if (Double.isNaN(exact) || Float.isInfinite(rounded)) {
            return Float.compare(rounded, actual) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(actual - exact) / Math.ulp(rounded);
    }

    @Test
    void specialCasesAreTheLimits() {
        float[] x = {Float.NaN, INFINITY, -INFINITY, 1e30f, -1e30f, 0f, -0f};
        assertSpecial(EXP, x, Float.NaN, INFINITY, 0f, INFINITY, 0f, 1f, 1f);
        assertSpecial(SIGMOID, x, Float.NaN, 1f, 0f, 1f, 0f, 0.5f, 0.5f);
        assertSpecial(TANH, x, Float.NaN, 1f, -1f, 1f, -1f, 0f, 0f);
    }

    private static void assertSpecial(Function function, float[] x, float... expected) {
        for (Kernels kernels : EachKernels.all()) {
            for (int offset = 0; offset < 40; offset++) { // in every lane, and in the tail
                float[] y = new float[offset + x.length];
                System.arraycopy(x, 0, y, offset, x.length);
                function.kernel().accept(kernels, y);
                for (int i = 0; i < x.length; i++) {
                    assertTrue(
                            Float.isNaN(expected[i])
                                    ? Float.isNaN(y[offset + i])
                                    : y[offset + i] == expected[i],
                            kernels.description() + ", " + function.name() + "(" + x[i] + ")");
                }
            }
        }
    }

    @Test
    void subnormalResultsAreNotFlushedToZero() {
        for (Kernels kernels : EachKernels.all()) {
            float[] x = new float[32];
            java.util.Arrays.fill(x, -100f);
            kernels.exp(x, 17);
            assertEquals((float) StrictMath.exp(-100), x[3], Float.MIN_VALUE);
            assertEquals((float) StrictMath.exp(-100), x[16], Float.MIN_VALUE); // tail
            assertEquals(-100f, x[17]); // beyond the length
        }
    }

    @Test
    void reluAndIdentityAreExact() {
        Random random = new Random(1);
        int cases = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (int size : EachKernels.SIZES) {
                float[] z = EachKernels.random(size, random);
                float[] a = z.clone();
                kernels.activate(Activation.RELU, a, size);
                float[] same = z.clone();
                kernels.activate(Activation.IDENTITY, same, size);
                for (int i = 0; i < size; i++) {
                    assertEquals(Math.max(0, z[i]), a[i]);
                    assertEquals(z[i], same[i]);
                }
                cases++;
            }
        }
        assertEquals(2 * 14, cases);
    }

    @Test
    void reluKeepsNan() {
        for (Kernels kernels : EachKernels.all()) {
            float[] z = new float[33];
            java.util.Arrays.fill(z, Float.NaN);
            kernels.activate(Activation.RELU, z, z.length);
            for (float value : z) {
                assertTrue(Float.isNaN(value), kernels.description());
            }
        }
    }

    @Test
    void slopesAreThoseOfTheReference() {
        Random random = new Random(2);
        int compared = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (Activation f : Activation.values()) {
                for (int size : EachKernels.SIZES) {
                    float[] a = EachKernels.random(size + 1, random);
                    a[size / 2] = 0; // the kink of ReLU
                    float[] d = EachKernels.random(size + 1, random);
                    float[] before = d.clone();
                    kernels.multiplyBySlope(f, a, d, size);
                    for (int i = 0; i < size; i++) {
                        double expected = before[i] * f.derivative(a[i]);
                        double allowed = 0x1p-22 * Math.abs(before[i]) * (1 + a[i] * a[i]);
                        assertEquals(expected, d[i], allowed, kernels.description() + ", " + f);
                        compared++;
                    }
                    assertEquals(before[size], d[size], "beyond the length");
                }
            }
        }
        assertEquals(2 * 4 * (784 + 174), compared);
    }
}
