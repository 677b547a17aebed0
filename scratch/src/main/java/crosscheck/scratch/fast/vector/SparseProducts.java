package crosscheck.scratch.fast.vector;

import static crosscheck.scratch.fast.vector.VectorKernels.LANES;
import static crosscheck.scratch.fast.vector.VectorKernels.SPECIES;

import crosscheck.scratch.fast.kernel.SparseExamples;
import jdk.incubator.vector.FloatVector;

/**
 * Products with examples whose zeros are left out.
 *
 * <p>The matrix is taken in strips of columns, four, two or one vectors wide, as much as stays in
 * registers; all examples pass one strip before the next, so that it stays near. Narrow strips take
 * several non-zeros at once into sums of their own, since a sum can grow only as fast as one
 * addition follows the other.
 */
final class SparseProducts {
    private SparseProducts() {}

    static void product(
            SparseExamples x,
            int[] rows,
            int from,
            int n,
            float[] w,
            float[] b,
            float[] z,
            int stride) {
        float[] values = x.values();
        char[] columns = x.columns();
        int[] starts = x.starts();
        for (int c = 0; c < stride; ) {
            int vectors = strip(stride - c);
            for (int i = 0; i < n; i++) {
                int first = starts[rows[from + i]];
                int end = starts[rows[from + i] + 1];
                int to = i * stride + c;
                switch (vectors) {
                    case 4 -> product4(values, columns, first, end, w, b, c, z, to, stride);
                    case 2 -> product2(values, columns, first, end, w, b, c, z, to, stride);
                    default -> product1(values, columns, first, end, w, b, c, z, to, stride);
                }
            }
            c += vectors * LANES;
        }
    }

    private static int strip(int rest) {
        return rest >= 4 * LANES ? 4 : rest >= 2 * LANES ? 2 : 1;
    }

    private static void product4(
            float[] values,
            char[] columns,
            int first,
            int end,
            float[] w,
            float[] b,
            int c,
            float[] z,
            int to,
            int stride) {
        FloatVector z0 = FloatVector.fromArray(SPECIES, b, c);
        FloatVector z1 = FloatVector.fromArray(SPECIES, b, c + LANES);
        FloatVector z2 = FloatVector.fromArray(SPECIES, b, c + 2 * LANES);
        FloatVector z3 = FloatVector.fromArray(SPECIES, b, c + 3 * LANES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector y1 = y0;
        FloatVector y2 = y0;
        FloatVector y3 = y0;
        int t = first;
        // even and odd non-zeros in sums of their own, so that additions overlap
        for (; t < end - 1; t += 2) {
            int o = columns[t] * stride + c;
            FloatVector x = FloatVector.broadcast(SPECIES, values[t]);
            z0 = x.fma(FloatVector.fromArray(SPECIES, w, o), z0);
            z1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), z1);
            z2 = x.fma(FloatVector.fromArray(SPECIES, w, o + 2 * LANES), z2);
            z3 = x.fma(FloatVector.fromArray(SPECIES, w, o + 3 * LANES), z3);
            o = columns[t + 1] * stride + c;
            x = FloatVector.broadcast(SPECIES, values[t + 1]);
            y0 = x.fma(FloatVector.fromArray(SPECIES, w, o), y0);
            y1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), y1);
            y2 = x.fma(FloatVector.fromArray(SPECIES, w, o + 2 * LANES), y2);
            y3 = x.fma(FloatVector.fromArray(SPECIES, w, o + 3 * LANES), y3);
        }
        if (t < end) {
            int o = columns[t] * stride + c;
            FloatVector x = FloatVector.broadcast(SPECIES, values[t]);
            z0 = x.fma(FloatVector.fromArray(SPECIES, w, o), z0);
            z1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), z1);
            z2 = x.fma(FloatVector.fromArray(SPECIES, w, o + 2 * LANES), z2);
            z3 = x.fma(FloatVector.fromArray(SPECIES, w, o + 3 * LANES), z3);
        }
        z0.add(y0).intoArray(z, to);
        z1.add(y1).intoArray(z, to + LANES);
        z2.add(y2).intoArray(z, to + 2 * LANES);
        z3.add(y3).intoArray(z, to + 3 * LANES);
    }

    private static void product2(
            float[] values,
            char[] columns,
            int first,
            int end,
            float[] w,
            float[] b,
            int c,
            float[] z,
            int to,
            int stride) {
        FloatVector z0 = FloatVector.fromArray(SPECIES, b, c);
        FloatVector z1 = FloatVector.fromArray(SPECIES, b, c + LANES);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector y1 = y0;
        FloatVector v0 = y0;
        FloatVector v1 = y0;
        FloatVector u0 = y0;
        FloatVector u1 = y0;
        int t = first;
        for (; t < end - 3; t += 4) {
            int o = columns[t] * stride + c;
            FloatVector x = FloatVector.broadcast(SPECIES, values[t]);
            z0 = x.fma(FloatVector.fromArray(SPECIES, w, o), z0);
            z1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), z1);
            o = columns[t + 1] * stride + c;
            x = FloatVector.broadcast(SPECIES, values[t + 1]);
            y0 = x.fma(FloatVector.fromArray(SPECIES, w, o), y0);
            y1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), y1);
            o = columns[t + 2] * stride + c;
            x = FloatVector.broadcast(SPECIES, values[t + 2]);
            v0 = x.fma(FloatVector.fromArray(SPECIES, w, o), v0);
            v1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), v1);
            o = columns[t + 3] * stride + c;
            x = FloatVector.broadcast(SPECIES, values[t + 3]);
            u0 = x.fma(FloatVector.fromArray(SPECIES, w, o), u0);
            u1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), u1);
        }
        for (; t < end; t++) {
            int o = columns[t] * stride + c;
            FloatVector x = FloatVector.broadcast(SPECIES, values[t]);
            z0 = x.fma(FloatVector.fromArray(SPECIES, w, o), z0);
            z1 = x.fma(FloatVector.fromArray(SPECIES, w, o + LANES), z1);
        }
        z0.add(y0).add(v0.add(u0)).intoArray(z, to);
        z1.add(y1).add(v1.add(u1)).intoArray(z, to + LANES);
    }

    private static void product1(
            float[] values,
            char[] columns,
            int first,
            int end,
            float[] w,
            float[] b,
            int c,
            float[] z,
            int to,
            int stride) {
        FloatVector z0 = FloatVector.fromArray(SPECIES, b, c);
        FloatVector y0 = FloatVector.zero(SPECIES);
        FloatVector v0 = y0;
        FloatVector u0 = y0;
        int t = first;
        for (; t < end - 3; t += 4) {
            int o = columns[t] * stride + c;
            FloatVector x = FloatVector.broadcast(SPECIES, values[t]);
            z0 = x.fma(FloatVector.fromArray(SPECIES, w, o), z0);
            o = columns[t + 1] * stride + c;
            x = FloatVector.broadcast(SPECIES, values[t + 1]);
            y0 = x.fma(FloatVector.fromArray(SPECIES, w, o), y0);
            o = columns[t + 2] * stride + c;
            x = FloatVector.broadcast(SPECIES, values[t + 2]);
            v0 = x.fma(FloatVector.fromArray(SPECIES, w, o), v0);
            o = columns[t + 3] * stride + c;
            x = FloatVector.broadcast(SPECIES, values[t + 3]);
            u0 = x.fma(FloatVector.fromArray(SPECIES, w, o), u0);
        }
        for (; t < end; t++) {
            FloatVector x = FloatVector.broadcast(SPECIES, values[t]);
            z0 = x.fma(FloatVector.fromArray(SPECIES, w, columns[t] * stride + c), z0);
        }
        z0.add(y0).add(v0.add(u0)).intoArray(z, to);
    }

    static void addTransposed(
            SparseExamples x, int[] rows, int n, float factor, float[] d, float[] t, int stride) {
        float[] values = x.values();
        char[] columns = x.columns();
        int[] starts = x.starts();
        for (int c = 0; c < stride; ) {
            // no more than two: every non-zero reads and writes its row, there are no sums to keep
            int vectors = Math.min(2, strip(stride - c));
            for (int i = 0; i < n; i++) {
                int first = starts[rows[i]];
                int end = starts[rows[i] + 1];
                int at = i * stride + c;
                if (vectors == 2) {
                    addTransposed2(values, columns, first, end, factor, d, at, t, c, stride);
                } else {
                    addTransposed1(values, columns, first, end, factor, d, at, t, c, stride);
                }
            }
            c += vectors * LANES;
        }
    }

    private static void addTransposed2(
            float[] values,
            char[] columns,
            int first,
            int end,
            float factor,
            float[] d,
            int at,
            float[] t,
            int c,
            int stride) {
        FloatVector d0 = FloatVector.fromArray(SPECIES, d, at).mul(factor);
        FloatVector d1 = FloatVector.fromArray(SPECIES, d, at + LANES).mul(factor);
        for (int s = first; s < end; s++) {
            int o = columns[s] * stride + c;
            FloatVector x = FloatVector.broadcast(SPECIES, values[s]);
            x.fma(d0, FloatVector.fromArray(SPECIES, t, o)).intoArray(t, o);
            x.fma(d1, FloatVector.fromArray(SPECIES, t, o + LANES)).intoArray(t, o + LANES);
        }
    }

    private static void addTransposed1(
            float[] values,
            char[] columns,
            int first,
            int end,
            float factor,
            float[] d,
            int at,
            float[] t,
            int c,
            int stride) {
        FloatVector d0 = FloatVector.fromArray(SPECIES, d, at).mul(factor);
        for (int s = first; s < end; s++) {
            int o = columns[s] * stride + c;
            FloatVector x = FloatVector.broadcast(SPECIES, values[s]);
            x.fma(d0, FloatVector.fromArray(SPECIES, t, o)).intoArray(t, o);
        }
    }
}
