package crosscheck.scratch.fast;

import crosscheck.scratch.fast.kernel.Kernels;

/**
 * A dense layer's weights, gradients and room for a batch, in rows padded to whole vectors.
 *
 * <p>Padding of weights and of gradients is 0 and stays 0.
 */
final class DenseLayer {
    private static final int SHARING = 256; // floats: rows 1 kB apart meet in few cache sets
    private static final int WIDE = 512; // floats: measured, 784-500-10 takes half the time

    final int fanIn;
    final int fanOut;
    final int stride;
    final float[] w; // (fanIn, stride)
    final float[] b; // (stride)
    final float[] wGradient; // (fanIn, stride)
    final float[] bGradient; // (stride)
    final float[] z; // (capacity, stride): pre-activations, then activations
    final float[] zGradient; // (capacity, stride)

    private final Kernels kernels;
    private final int inputStride;
    private final float[] transposed; // (fanOut, inputStride)
    private final float[] zeros; // (inputStride)
    private boolean stale = true;

    DenseLayer(Kernels kernels, int fanIn, int fanOut, int capacity) {
        this.kernels = kernels;
        this.fanIn = fanIn;
        this.fanOut = fanOut;
        this.stride = padded(fanOut, kernels);
        this.inputStride = padded(fanIn, kernels);
        this.w = new float[Math.multiplyExact(fanIn, stride)];
        this.b = new float[stride];
        this.wGradient = new float[w.length];
        this.bGradient = new float[stride];
        this.z = new float[Math.multiplyExact(capacity, stride)];
        this.zGradient = new float[z.length];
        this.transposed = new float[Math.multiplyExact(fanOut, inputStride)];
        this.zeros = new float[inputStride];
    }

    /** The least stride for a width; wide rows keep off the distances that share cache sets. */
    static int padded(int width, Kernels kernels) {
        int lanes = kernels.lanes();
        int stride = Math.multiplyExact((width + lanes - 1) / lanes, lanes);
        boolean sharing = stride >= WIDE && stride % SHARING == 0;
        return sharing ? Math.addExact(stride, lanes) : stride;
    }

    /** z = x W + b. */
    void forward(float[] x, int xStride, int n) {
        kernels.product(x, xStride, n, fanIn, w, b, z, stride);
    }

    /** dW = x' dz. */
    void computeWeightGradient(float[] x, int xStride, int n) {
        kernels.transposedProduct(x, xStride, n, fanIn, zGradient, wGradient, stride);
    }

    /** db = sum over examples of dz. */
    void computeBiasGradient(int n) {
        kernels.columnSums(zGradient, n, bGradient, stride);
    }

    /** dx = dz W', in rows of fanIn padded. */
    void computeInputGradient(float[] xGradient, int n) {
        if (stale) { // with W' at hand the same product serves, on contiguous rows
            transpose();
        }
        kernels.product(zGradient, stride, n, fanOut, transposed, zeros, xGradient, inputStride);
    }

    /** To be called whenever the weights have changed. */
    void weightsChanged() {
        stale = true;
    }

    private void transpose() {
        for (int j = 0; j < fanOut; j++) {
            for (int p = 0; p < fanIn; p++) {
                transposed[j * inputStride + p] = w[p * stride + j];
            }
        }
        stale = false;
    }

    /** The numbers of an array in rows of this layer's stride, without their padding. */
    double[] unpadded(float[] padded, int rows) {
        double[] values = new double[rows * fanOut];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < fanOut; j++) {
                values[i * fanOut + j] = padded[i * stride + j];
            }
        }
        return values;
    }

    /** How many numbers the weights, or the biases, are without their padding. */
    int length(boolean weights) {
        return weights ? fanIn * fanOut : fanOut;
    }

    /** Rounds numbers into rows of this layer's stride, whose padding stays. */
    void pad(double[] values, float[] padded) {
        for (int i = 0; i < values.length; i++) {
            padded[i / fanOut * stride + i % fanOut] = (float) values[i];
        }
    }

    void setWeights(double[] values) {
        pad(values, w);
        weightsChanged();
    }

    void setBiases(double[] values) {
        pad(values, b);
    }

    @Override
    public String toString() {
        return "dense " + fanIn + "-" + fanOut;
    }
}
