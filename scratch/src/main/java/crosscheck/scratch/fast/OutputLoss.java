package crosscheck.scratch.fast;

import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.layer.Activation;

/** The output function behind the last dense layer, the loss and its gradient. */
final class OutputLoss {
    private final FastLoss loss;
    private final Kernels kernels;
    private final DenseLayer last;
    private final float[] kept; // (capacity, stride): the logits less their maximum
    private final double[] sums; // (capacity): what a row was divided by

    OutputLoss(FastLoss loss, Kernels kernels, DenseLayer last) {
        this.loss = loss;
        this.kernels = kernels;
        this.last = last;
        this.kept = new float[loss == FastLoss.QUADRATIC ? 0 : last.z.length];
        this.sums = new double[last.z.length / last.stride];
    }

    /** Turns the pre-activations of the last layer into activations, n rows of them. */
    void activate(int n) {
        int length = n * last.stride;
        switch (loss) {
            case QUADRATIC -> kernels.activate(Activation.SIGMOID, last.z, length);
            case CROSS_ENTROPY -> {
                subtractMaxima(n);
                kernels.exp(last.z, length);
                normalise(n);
            }
            case ROW_NORMALISED_QUADRATIC -> {
                scaledSigmoids(n);
                normalise(n);
            }
        }
    }

    /**
     * Sigmoids, each row times a factor of its own: exp(-max z) where every sigmoid of the row may
     * underflow.
     */
    private void scaledSigmoids(int n) {
        int length = n * last.stride;
        for (int i = 0; i < n; i++) {
            int from = i * last.stride;
            float max = Float.NEGATIVE_INFINITY;
            for (int j = from; j < from + last.fanOut; j++) {
                max = Math.max(max, last.z[j]);
            }
            float shift = Math.min(max, 0);
            for (int j = from; j < from + last.fanOut; j++) {
                kept[j] = -Math.abs(last.z[j]);
                last.z[j] = Math.min(last.z[j], 0) - shift;
            }
        }
        kernels.exp(kept, length);
        kernels.exp(last.z, length);
        for (int j = 0; j < length; j++) { // exp(min(z, 0)) / (1 + exp(-|z|)) = sigmoid(z)
            last.z[j] /= 1 + kept[j];
        }
    }

    private void subtractMaxima(int n) {
        for (int i = 0; i < n; i++) {
            int from = i * last.stride;
            float max = Float.NEGATIVE_INFINITY;
            for (int j = from; j < from + last.fanOut; j++) {
                max = Math.max(max, last.z[j]);
            }
            for (int j = from; j < from + last.fanOut; j++) { // so that exp cannot overflow
                last.z[j] -= max;
                kept[j] = last.z[j];
            }
        }
    }

    private void normalise(int n) {
        for (int i = 0; i < n; i++) {
            int from = i * last.stride;
            double sum = 0; // its logarithm is the loss, so it is kept in double
            for (int j = from; j < from + last.fanOut; j++) {
                sum += last.z[j];
            }
            sums[i] = sum;
            float factor = (float) (1 / sum);
            for (int j = from; j < from + last.fanOut; j++) {
                last.z[j] *= factor;
            }
        }
    }

    /** What the network puts out, in rows of the last layer's stride. */
    float[] outputs() {
        return last.z;
    }

    /** The sum of the losses of n examples; {@link #activate} comes before. */
    double sum(int[] labels, int n) {
        return loss == FastLoss.CROSS_ENTROPY ? crossEntropy(labels, n) : quadratic(labels, n);
    }

    private double crossEntropy(int[] labels, int n) {
        double total = 0;
        for (int i = 0; i < n; i++) { // -log p = log(sum of exponentials) - (z - max)
            total += StrictMath.log(sums[i]) - kept[i * last.stride + labels[i]];
        }
        return total;
    }

    private double quadratic(int[] labels, int n) {
        double total = 0;
        for (int i = 0; i < n; i++) {
            int from = i * last.stride;
            for (int j = 0; j < last.fanOut; j++) {
                double difference = last.z[from + j] - (j == labels[i] ? 1 : 0);
                total += difference * difference;
            }
        }
        return total / 2;
    }

    /** Sets the last layer's dz, the gradient of the mean over n examples. */
    void computeGradient(int[] labels, int n) {
        float[] y = outputs();
        float share = 1f / n;
        for (int i = 0; i < n; i++) {
            int from = i * last.stride;
            for (int j = from; j < from + last.fanOut; j++) {
                last.zGradient[j] = y[j] * share;
            }
            last.zGradient[from + labels[i]] = (y[from + labels[i]] - 1) * share;
        }
        if (loss != FastLoss.CROSS_ENTROPY) {
            kernels.multiplyBySlope(Activation.SIGMOID, last.z, last.zGradient, n * last.stride);
        }
    }
}
