package crosscheck.scratch.fast.vector;

import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.fast.kernel.SparseExamples;
import crosscheck.scratch.layer.Activation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The kernels on the Vector API, on vectors as wide as the processor's. */
public final class VectorKernels implements Kernels {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
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
        SparseProducts.product(x, rows, from, n, w, b, z, stride);
    }

    @Override
    public void addSparseTransposedProduct(
            SparseExamples x, int[] rows, int n, float factor, float[] d, float[] t, int stride) {
        SparseProducts.addTransposed(x, rows, n, factor, d, t, stride);
    }

    @Override
    public void product(
            float[] a, int aStride, int n, int k, float[] b, float[] start, float[] c, int stride) {
        DenseProducts.product(a, aStride, n, k, b, start, c, stride);
    }

    @Override
    public void transposedProduct(
            float[] a, int aStride, int n, int k, float[] d, float[] g, int stride) {
        DenseProducts.transposed(a, aStride, n, k, d, g, stride);
    }

    @Override
    public void columnSums(float[] d, int n, float[] sums, int stride) {
        for (int c = 0; c < stride; c += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < n; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, d, i * stride + c));
            }
            sum.intoArray(sums, c);
        }
    }

    @Override
    public void addScaled(float[] t, float factor, float[] s, int length) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, s, i)
                    .fma(factors, FloatVector.fromArray(SPECIES, t, i))
                    .intoArray(t, i);
        }
        for (; i < length; i++) {
            t[i] = Math.fma(s[i], factor, t[i]);
        }
    }

    @Override
    public void activate(Activation f, float[] z, int length) {
        switch (f) {
            case IDENTITY -> {}
            case SIGMOID -> VectorFunctions.sigmoid(z, length);
            case TANH -> VectorFunctions.tanh(z, length);
            case RELU -> VectorFunctions.relu(z, length);
        }
    }

    @Override
    public void multiplyBySlope(Activation f, float[] a, float[] d, int length) {
        switch (f) {
            case IDENTITY -> {}
            case SIGMOID -> Slopes.sigmoid(a, d, length);
            case TANH -> Slopes.tanh(a, d, length);
            case RELU -> Slopes.relu(a, d, length);
        }
    }

    @Override
    public void exp(float[] x, int length) {
        VectorFunctions.exp(x, length);
    }
}
