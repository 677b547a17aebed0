package crosscheck.scratch.fast.kernel;

import crosscheck.scratch.layer.Activation;

/**
 * The kernels in plain Java. Sums of eight neighbouring columns are kept in eight local variables,
 * so that a matrix is written once, not once a summand.
 */
public final class PlainKernels implements Kernels {
    private static final int LANES = 8;
    private static final float[] ZEROS = new float[LANES]; // read only

    private final String description;

    /**
     * The kernels.
     *
     * @param reason why not those on the Vector API, or an empty text
     */
    public PlainKernels(String reason) {
        this.description = reason.isEmpty() ? "plain Java" : "plain Java: " + reason;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void sparseProduct(
            SparseExamples x,
            int[] rows,
            int from,
            int n,
            float[] w,
            float[] b,
            float[] z,
            int stride) {
        int[] starts = x.starts();
        for (int i = 0; i < n; i++) {
            int first = starts[rows[from + i]];
            int end = starts[rows[from + i] + 1];
            for (int c = 0; c < stride; c += LANES) {
                sparseRow(x.values(), x.columns(), first, end, w, c, b, z, i * stride + c, stride);
            }
        }
    }

    private static void sparseRow(
            float[] values,
            char[] columns,
            int first,
            int end,
            float[] w,
            int c,
            float[] b,
            float[] z,
            int at,
            int stride) {
        float z0 = b[c];
        float z1 = b[c + 1];
        float z2 = b[c + 2];
        float z3 = b[c + 3];
        float z4 = b[c + 4];
        float z5 = b[c + 5];
        float z6 = b[c + 6];
        float z7 = b[c + 7];
        for (int t = first; t < end; t++) {
            float x = values[t];
            int o = columns[t] * stride + c;
            z0 += x * w[o];
            z1 += x * w[o + 1];
            z2 += x * w[o + 2];
            z3 += x * w[o + 3];
            z4 += x * w[o + 4];
            z5 += x * w[o + 5];
            z6 += x * w[o + 6];
            z7 += x * w[o + 7];
        }
        store(z, at, z0, z1, z2, z3, z4, z5, z6, z7);
    }

    private static void store(
            float[] z,
            int at,
            float z0,
            float z1,
            float z2,
            float z3,
            float z4,
            float z5,
            float z6,
            float z7) {
        z[at] = z0;
        z[at + 1] = z1;
        z[at + 2] = z2;
        z[at + 3] = z3;
        z[at + 4] = z4;
        z[at + 5] = z5;
        z[at + 6] = z6;
        z[at + 7] = z7;
    }

    @Override
    public void addSparseTransposedProduct(
            SparseExamples x, int[] rows, int n, float factor, float[] d, float[] t, int stride) {
        int[] starts = x.starts();
        for (int i = 0; i < n; i++) {
            int first = starts[rows[i]];
            int end = starts[rows[i] + 1];
            for (int c = 0; c < stride; c += LANES) {
                int at = i * stride + c;
                addSparseRow(x.values(), x.columns(), first, end, factor, d, at, t, c, stride);
            }
        }
    }

    private static void addSparseRow(
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
        float d0 = factor * d[at];
        float d1 = factor * d[at + 1];
        float d2 = factor * d[at + 2];
        float d3 = factor * d[at + 3];
        float d4 = factor * d[at + 4];
        float d5 = factor * d[at + 5];
        float d6 = factor * d[at + 6];
        float d7 = factor * d[at + 7];
        for (int s = first; s < end; s++) {
            float x = values[s];
            int o = columns[s] * stride + c;
            t[o] += x * d0;
            t[o + 1] += x * d1;
            t[o + 2] += x * d2;
            t[o + 3] += x * d3;
            t[o + 4] += x * d4;
            t[o + 5] += x * d5;
            t[o + 6] += x * d6;
            t[o + 7] += x * d7;
        }
    }

    @Override
    public void product(
            float[] a, int aStride, int n, int k, float[] b, float[] start, float[] c, int stride) {
        for (int i = 0; i < n; i++) {
            for (int column = 0; column < stride; column += LANES) {
                int to = i * stride + column;
                sum8(a, i * aStride, 1, k, b, column, stride, start, column, c, to);
            }
        }
    }

    @Override
    public void transposedProduct(
            float[] a, int aStride, int n, int k, float[] d, float[] g, int stride) {
        for (int j = 0; j < k; j++) {
            for (int column = 0; column < stride; column += LANES) {
                int to = j * stride + column;
                sum8(a, j, aStride, n, d, column, stride, ZEROS, 0, g, to);
            }
        }
    }

    /**
     * c[to..] = start[s..] + sum over j < count of a[from + j * step] * b[column + j * stride..].
     */
    private static void sum8(
            float[] a,
            int from,
            int step,
            int count,
            float[] b,
            int column,
            int stride,
            float[] start,
            int s,
            float[] c,
            int to) {
        float c0 = start[s];
        float c1 = start[s + 1];
        float c2 = start[s + 2];
        float c3 = start[s + 3];
        float c4 = start[s + 4];
        float c5 = start[s + 5];
        float c6 = start[s + 6];
        float c7 = start[s + 7];
        int o = column;
        int at = from;
        // local variables, not an array: the compiler keeps them in registers
        for (int j = 0; j < count; j++) {
            float factor = a[at];
            c0 += factor * b[o];
            c1 += factor * b[o + 1];
            c2 += factor * b[o + 2];
            c3 += factor * b[o + 3];
            c4 += factor * b[o + 4];
            c5 += factor * b[o + 5];
            c6 += factor * b[o + 6];
            c7 += factor * b[o + 7];
            at += step;
            o += stride;
        }
        store(c, to, c0, c1, c2, c3, c4, c5, c6, c7);
    }

    @Override
    public void columnSums(float[] d, int n, float[] sums, int stride) {
        for (int j = 0; j < stride; j++) { // a column's sum stays in a register
            float sum = 0;
            for (int i = 0; i < n; i++) {
                sum += d[i * stride + j];
            }
            sums[j] = sum;
        }
    }

    @Override
    public void addScaled(float[] t, float factor, float[] s, int length) {
        for (int i = 0; i < length; i++) {
            t[i] += factor * s[i];
        }
    }

    @Override
    public void activate(Activation f, float[] z, int length) {
        switch (f) {
            case IDENTITY -> {}
            case SIGMOID -> {
                for (int i = 0; i < length; i++) {
                    z[i] = FloatFunctions.sigmoid(z[i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < length; i++) {
                    z[i] = FloatFunctions.tanh(z[i]);
                }
            }
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    z[i] = Math.max(0, z[i]);
                }
            }
        }
    }

    @Override
    public void multiplyBySlope(Activation f, float[] a, float[] d, int length) {
        switch (f) {
            case IDENTITY -> {}
            case SIGMOID -> {
                for (int i = 0; i < length; i++) {
                    d[i] *= a[i] * (1 - a[i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < length; i++) {
                    d[i] *= 1 - a[i] * a[i];
                }
            }
            case RELU -> {
                for (int i = 0; i < length; i++) {
                    d[i] *= a[i] > 0 ? 1 : 0;
                }
            }
        }
    }

    @Override
    public void exp(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = FloatFunctions.exp(x[i]);
        }
    }
}
