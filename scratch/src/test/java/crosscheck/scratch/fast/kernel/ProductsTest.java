package crosscheck.scratch.fast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Sums of products against naive loops in double.
 *
 * <p>Error model: rounding errors of a sum of n float products add up like a random walk, so the
 * error stays below {@code 4 sqrt(n + 1) 2^-24} times the sum of the absolute values; 0.29 of that
 * is the most that was measured.
 */
class ProductsTest {
    private static final double ERROR = 4 * 0x1p-24;

    private final Random random = new Random(1);
    private int compared;

    /** A naive sum: what it is, and how large its parts are. */
    private static final class Sum {
        double value;
        double magnitude;
        int terms;

        Sum add(double a, double b) {
            value += a * b;
            magnitude += Math.abs(a * b);
            terms++;
            return this;
        }
    }

    private void assertClose(Sum expected, float actual, String where) {
        double allowed = ERROR * Math.sqrt(expected.terms + 1) * expected.magnitude;
        double error = Math.abs(actual - expected.value);
        assertTrue(error <= allowed, () -> where + ": " + actual + " for " + expected.value);
        compared++;
    }

    private static String where(Kernels kernels, String what, int... sizes) {
        return kernels.description() + ", " + what + " " + java.util.Arrays.toString(sizes);
    }

    @Test
    void productIsThatOfTheNaiveLoop() {
        int cases = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (int width : EachKernels.SIZES) {
                for (int k : EachKernels.SIZES) {
                    product(kernels, cases % 11, k, width);
                    cases++;
                }
            }
        }
        assertEquals(2 * 14 * 14, cases);
        assertTrue(compared > 100_000, compared + " numbers");
    }

    private void product(Kernels kernels, int n, int k, int width) {
        int stride = EachKernels.padded(width, kernels);
        int aStride = k + 3;
        float[] a = EachKernels.random(n * aStride, random);
        float[] b = EachKernels.random(k, width, stride, random);
        float[] start = EachKernels.random(1, width, stride, random);
        float[] c = EachKernels.random(n * stride, random);
        kernels.product(a, aStride, n, k, b, start, c, stride);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < width; j++) {
                Sum expected = new Sum().add(1, start[j]);
                for (int p = 0; p < k; p++) {
                    expected.add(a[i * aStride + p], b[p * stride + j]);
                }
                assertClose(expected, c[i * stride + j], where(kernels, "product", n, k, width));
            }
            assertPaddingIsZero(c, i, width, stride);
        }
    }

    private static void assertPaddingIsZero(float[] matrix, int row, int width, int stride) {
        for (int j = width; j < stride; j++) {
            assertEquals(0f, matrix[row * stride + j], "padding");
        }
    }

    @Test
    void transposedProductIsThatOfTheNaiveLoop() {
        int cases = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (int width : EachKernels.SIZES) {
                for (int n : EachKernels.SIZES) {
                    transposedProduct(kernels, n, cases % 11, width);
                    cases++;
                }
            }
        }
        assertEquals(2 * 14 * 14, cases);
        assertTrue(compared > 100_000, compared + " numbers");
    }

    private void transposedProduct(Kernels kernels, int n, int k, int width) {
        int stride = EachKernels.padded(width, kernels);
        int aStride = k + 2;
        float[] a = EachKernels.random(n * aStride, random);
        float[] d = EachKernels.random(n, width, stride, random);
        float[] g = EachKernels.random(k * stride, random);
        kernels.transposedProduct(a, aStride, n, k, d, g, stride);
        for (int j = 0; j < k; j++) {
            for (int c = 0; c < width; c++) {
                Sum expected = new Sum();
                for (int i = 0; i < n; i++) {
                    expected.add(a[i * aStride + j], d[i * stride + c]);
                }
                String where = where(kernels, "transposed product", n, k, width);
                assertClose(expected, g[j * stride + c], where);
            }
            assertPaddingIsZero(g, j, width, stride);
        }
    }

    @Test
    void columnSumsAreThoseOfTheNaiveLoop() {
        int cases = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (int width : EachKernels.SIZES) {
                for (int n : EachKernels.SIZES) {
                    int stride = EachKernels.padded(width, kernels);
                    float[] d = EachKernels.random(n, width, stride, random);
                    float[] sums = EachKernels.random(stride, random);
                    kernels.columnSums(d, n, sums, stride);
                    for (int j = 0; j < width; j++) {
                        Sum expected = new Sum();
                        for (int i = 0; i < n; i++) {
                            expected.add(1, d[i * stride + j]);
                        }
                        assertClose(expected, sums[j], where(kernels, "sums", n, width));
                    }
                    cases++;
                }
            }
        }
        assertEquals(2 * 14 * 14, cases);
        assertTrue(compared > 20_000, compared + " numbers");
    }

    @Test
    void addScaledIsThatOfTheNaiveLoop() {
        int cases = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (int length : EachKernels.SIZES) {
                float[] t = EachKernels.random(length + 5, random);
                float[] s = EachKernels.random(length + 5, random);
                float[] before = t.clone();
                kernels.addScaled(t, -0.3f, s, length);
                for (int i = 0; i < length; i++) {
                    Sum expected = new Sum().add(1, before[i]).add(-0.3f, s[i]);
                    assertClose(expected, t[i], where(kernels, "add", length));
                }
                for (int i = length; i < length + 5; i++) {
                    assertEquals(before[i], t[i], "beyond the length");
                }
                cases++;
            }
        }
        assertEquals(2 * 14, cases);
    }

    // ---- examples without their zeros -----------------------------------------------------------

    private Dataset examples(int n, int features) {
        float[] x = EachKernels.random(n * features, random);
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(4) == 0 ? x[i] : 0;
        }
        Provenance nowhere = new Provenance("drawn", Map.of());
        return new Dataset(
                "drawn", ExampleShape.vector(features), x, new int[n], List.of("one"), nowhere);
    }

    private static int[] someRows(int n) {
        int[] rows = new int[n + 2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (7 * i + 3) % 12;
        }
        return rows;
    }

    @Test
    void sparseProductIsThatOfTheNaiveLoop() {
        int cases = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (int width : EachKernels.SIZES) {
                for (int features : EachKernels.SIZES) {
                    if (features > 0) {
                        sparseProduct(kernels, cases % 5, features, width);
                        cases++;
                    }
                }
            }
        }
        assertEquals(2 * 14 * 13, cases);
        assertTrue(compared > 40_000, compared + " numbers");
    }

    private void sparseProduct(Kernels kernels, int n, int features, int width) {
        Dataset data = examples(12, features);
        int[] rows = someRows(n);
        int stride = EachKernels.padded(width, kernels);
        float[] w = EachKernels.random(features, width, stride, random);
        float[] b = EachKernels.random(1, width, stride, random);
        float[] z = EachKernels.random(n * stride, random);
        kernels.sparseProduct(SparseExamples.of(data), rows, 2, n, w, b, z, stride);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < width; j++) {
                Sum expected = new Sum().add(1, b[j]);
                for (int p = 0; p < features; p++) {
                    expected.add(data.feature(rows[i + 2], p), w[p * stride + j]);
                }
                String where = where(kernels, "sparse product", n, features, width);
                assertClose(expected, z[i * stride + j], where);
            }
            assertPaddingIsZero(z, i, width, stride);
        }
    }

    @Test
    void sparseTransposedProductIsThatOfTheNaiveLoop() {
        int cases = 0;
        for (Kernels kernels : EachKernels.all()) {
            for (int width : EachKernels.SIZES) {
                for (int features : EachKernels.SIZES) {
                    if (features > 0) {
                        sparseTransposedProduct(kernels, cases % 12, features, width);
                        cases++;
                    }
                }
            }
        }
        assertEquals(2 * 14 * 13, cases);
        assertTrue(compared > 100_000, compared + " numbers");
    }

    private void sparseTransposedProduct(Kernels kernels, int n, int features, int width) {
        Dataset data = examples(12, features);
        int[] rows = someRows(n);
        int stride = EachKernels.padded(width, kernels);
        float[] d = EachKernels.random(n, width, stride, random);
        float[] t = EachKernels.random(features, width, stride, random);
        float[] before = t.clone();
        SparseExamples sparse = SparseExamples.of(data);
        kernels.addSparseTransposedProduct(sparse, rows, n, -0.3f, d, t, stride);
        for (int p = 0; p < features; p++) {
            for (int j = 0; j < width; j++) {
                Sum expected = new Sum().add(1, before[p * stride + j]);
                for (int i = 0; i < n; i++) {
                    expected.add(-0.3f * (double) data.feature(rows[i], p), d[i * stride + j]);
                }
                String where = where(kernels, "sparse gradient", n, features, width);
                assertClose(expected, t[p * stride + j], where);
            }
            assertPaddingIsZero(t, p, width, stride);
        }
    }
}
