package crosscheck.scratch.fast.vector;

import static crosscheck.scratch.fast.vector.VectorKernels.LANES;
import static crosscheck.scratch.fast.vector.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Products of matrices. The result is computed in tiles of at most four rows and two vectors, whose
 * sums stay in registers.
 *
 * <p>Both products are one loop: the numbers of the first matrix that meet a row of the second are
 * {@code step} apart, and those of the next row of the result are {@code rowStep} on.
 */
final class DenseProducts {
    private static final float[] ZEROS = new float[2 * LANES]; // read only

    private DenseProducts() {}

    static void product(
            float[] a, int aStride, int n, int k, float[] b, float[] start, float[] c, int stride) {
        for (int column = 0; column < stride; column += LANES) {
            boolean two = column + LANES < stride; // an odd vector at the end goes alone
            int i = 0;
            for (; i <= n - 4; i += 4) {
                int at = i * aStride;
                int to = i * stride + column;
                if (two) {
                    tile4x2(a, at, 1, aStride, k, b, column, start, column, c, to, stride);
                } else {
                    tile4x1(a, at, 1, aStride, k, b, column, start, column, c, to, stride);
                }
            }
            for (; i < n; i++) {
                int at = i * aStride;
                int to = i * stride + column;
                if (two) {
                    tile1x2(a, at, 1, k, b, column, start, column, c, to, stride);
                } else {
                    tile1x1(a, at, 1, k, b, column, start, column, c, to, stride);
                }
            }
            column += two ? LANES : 0;
        }
    }

    static void transposed(float[] a, int aStride, int n, int k, float[] d, float[] g, int stride) {
        for (int column = 0; column < stride; column += LANES) {
            boolean two = column + LANES < stride;
            int j = 0;
            for (; j <= k - 4; j += 4) {
                int to = j * stride + column;
                if (two) {
                    tile4x2(a, j, aStride, 1, n, d, column, ZEROS, 0, g, to, stride);
                } else {
                    tile4x1(a, j, aStride, 1, n, d, column, ZEROS, 0, g, to, stride);
                }
            }
            for (; j < k; j++) {
                int to = j * stride + column;
                if (two) {
                    tile1x2(a, j, aStride, n, d, column, ZEROS, 0, g, to, stride);
                } else {
                    tile1x1(a, j, aStride, n, d, column, ZEROS, 0, g, to, stride);
                }
            }
            column += two ? LANES : 0;
        }
    }

    private static void tile4x2(
            float[] a,
            int at,
            int step,
            int rowStep,
            int count,
            float[] b,
            int column,
            float[] start,
            int from,
            float[] c,
            int to,
            int stride) {
        FloatVector p0 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector q0 = FloatVector.fromArray(SPECIES, start, from + LANES);
        FloatVector p1 = p0;
        FloatVector q1 = q0;
        FloatVector p2 = p0;
        FloatVector q2 = q0;
        FloatVector p3 = p0;
        FloatVector q3 = q0;
        // Eight independent sums: a multiply-add takes about four cycles and two can begin in each.
        // They stay in registers only in a single loop without calls.
        for (int j = 0; j < count; j++) {
            FloatVector u = FloatVector.fromArray(SPECIES, b, j * stride + column);
            FloatVector v = FloatVector.fromArray(SPECIES, b, j * stride + column + LANES);
            int o = at + j * step;
            FloatVector x = FloatVector.broadcast(SPECIES, a[o]);
            p0 = x.fma(u, p0);
            q0 = x.fma(v, q0);
            x = FloatVector.broadcast(SPECIES, a[o + rowStep]);
            p1 = x.fma(u, p1);
            q1 = x.fma(v, q1);
            x = FloatVector.broadcast(SPECIES, a[o + 2 * rowStep]);
            p2 = x.fma(u, p2);
            q2 = x.fma(v, q2);
            x = FloatVector.broadcast(SPECIES, a[o + 3 * rowStep]);
            p3 = x.fma(u, p3);
            q3 = x.fma(v, q3);
        }
        p0.intoArray(c, to);
        q0.intoArray(c, to + LANES);
        p1.intoArray(c, to + stride);
        q1.intoArray(c, to + stride + LANES);
        p2.intoArray(c, to + 2 * stride);
        q2.intoArray(c, to + 2 * stride + LANES);
        p3.intoArray(c, to + 3 * stride);
        q3.intoArray(c, to + 3 * stride + LANES);
    }

    private static void tile4x1(
            float[] a,
            int at,
            int step,
            int rowStep,
            int count,
            float[] b,
            int column,
            float[] start,
            int from,
            float[] c,
            int to,
            int stride) {
        FloatVector p0 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector p1 = p0;
        FloatVector p2 = p0;
        FloatVector p3 = p0;
        for (int j = 0; j < count; j++) {
            FloatVector u = FloatVector.fromArray(SPECIES, b, j * stride + column);
            int o = at + j * step;
            p0 = u.fma(FloatVector.broadcast(SPECIES, a[o]), p0);
            p1 = u.fma(FloatVector.broadcast(SPECIES, a[o + rowStep]), p1);
            p2 = u.fma(FloatVector.broadcast(SPECIES, a[o + 2 * rowStep]), p2);
            p3 = u.fma(FloatVector.broadcast(SPECIES, a[o + 3 * rowStep]), p3);
        }
        p0.intoArray(c, to);
        p1.intoArray(c, to + stride);
        p2.intoArray(c, to + 2 * stride);
        p3.intoArray(c, to + 3 * stride);
    }

    private static void tile1x2(
            float[] a,
            int at,
            int step,
            int count,
            float[] b,
            int column,
            float[] start,
            int from,
            float[] c,
            int to,
            int stride) {
        FloatVector p = FloatVector.fromArray(SPECIES, start, from);
        FloatVector q = FloatVector.fromArray(SPECIES, start, from + LANES);
        for (int j = 0; j < count; j++) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[at + j * step]);
            int o = j * stride + column;
            p = x.fma(FloatVector.fromArray(SPECIES, b, o), p);
            q = x.fma(FloatVector.fromArray(SPECIES, b, o + LANES), q);
        }
        p.intoArray(c, to);
        q.intoArray(c, to + LANES);
    }

    private static void tile1x1(
            float[] a,
            int at,
            int step,
            int count,
            float[] b,
            int column,
            float[] start,
            int from,
            float[] c,
            int to,
            int stride) {
        FloatVector p = FloatVector.fromArray(SPECIES, start, from);
        for (int j = 0; j < count; j++) {
            FloatVector x = FloatVector.broadcast(SPECIES, a[at + j * step]);
            p = x.fma(FloatVector.fromArray(SPECIES, b, j * stride + column), p);
        }
        p.intoArray(c, to);
    }
}
