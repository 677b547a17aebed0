package crosscheck.comparison.engine;

import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.tensor.Tensor;

/**
 * The roundings of a batch normalisation. Those of its sums over the m values of a channel move the
 * whole channel at once; the others each number.
 *
 * <pre>{@code
 * u       - e(mean) / s - u e(s)        s the deviation, u the normalised values, e(s) relative
 * y       gamma e(u)
 * dgamma  sum of dy e(u) + e(sum of dy u)
 * dx      - gamma / s (e(mean of dy) + u e(mean of dy u) + e(u) mean of dy u + u mean of dy e(u))
 *         - e(s) dx
 * }</pre>
 */
final class NormalisationErrors {
    private final BatchNorm layer;
    private final RandomRounding rounding;
    private final double[] gamma;
    private final double[] beta;
    private Tensor y;
    private double[] meanErrors; // e(mean) / s
    private double[] deviationErrors; // e(s)

    NormalisationErrors(BatchNorm layer, RandomRounding rounding) {
        this.layer = layer;
        this.rounding = rounding;
        this.gamma = layer.parameters().get(0).value().values();
        this.beta = layer.parameters().get(1).value().values();
    }

    /** A term of a sum over the values of a channel. */
    private interface Term {
        double of(int i);
    }

    private int m(Tensor batch) {
        return batch.values().length / gamma.length;
    }

    /** The feature or channel that the i-th value of a batch belongs to. */
    private int channel(Tensor batch, int i) {
        return i / (batch.values().length / batch.rows() / gamma.length) % gamma.length;
    }

    private double[] sums(Tensor batch, Term term) {
        double[] sums = new double[gamma.length];
        for (int i = 0; i < batch.values().length; i++) {
            sums[channel(batch, i)] += term.of(i);
        }
        return sums;
    }

    /** The error of a sum over each channel. */
    private double[] sumErrors(Tensor batch, Term term) {
        double[] sums = sums(batch, term);
        double[] sizes = sums(batch, i -> Math.abs(term.of(i)));
        for (int c = 0; c < sums.length; c++) {
            sums[c] = rounding.error(RandomRounding.sizeOfSum(sizes[c], sums[c], m(batch)));
        }
        return sums;
    }

    /** Moves what the layer put out, and the running statistics. */
    void moveOutputs(Tensor x, Tensor out) {
        y = out;
        double[] values = x.values();
        double[] deviation = layer.deviations();
        meanErrors = sumErrors(x, i -> values[i]);
        deviationErrors = new double[gamma.length];
        for (int c = 0; c < gamma.length; c++) {
            double mean = meanErrors[c] / m(x);
            meanErrors[c] = mean / deviation[c];
            deviationErrors[c] =
                    rounding.error(RandomRounding.sizeOfSum(1, 1, m(x))) / 2; // of a root
            layer.statistics().get(0)[c] += (1 - layer.decay()) * mean;
            layer.statistics().get(1)[c] +=
                    (1 - layer.decay()) * 2 * deviationErrors[c] * deviation[c] * deviation[c];
        }
        double[] sizes = sums(x, i -> Math.abs(values[i]));
        for (int i = 0; i < values.length; i++) {
            int c = channel(x, i);
            double size = Math.abs(gamma[c]) * (Math.abs(values[i]) + sizes[c] / m(x));
            y.values()[i] +=
                    -gamma[c] * meanErrors[c]
                            - (y.values()[i] - beta[c]) * deviationErrors[c]
                            + rounding.error(size / deviation[c] + Math.abs(beta[c]));
        }
    }

    /** Moves the gradients of gamma and beta. */
    void moveGradients(Tensor yGradient) {
        double[] dy = yGradient.values();
        double[] u = normalised();
        double[] ofGamma = sumErrors(yGradient, i -> dy[i] * u[i]);
        double[] ofBeta = sumErrors(yGradient, i -> dy[i]);
        double[] sums = sums(yGradient, i -> dy[i]);
        double[] sumsU = sums(yGradient, i -> dy[i] * u[i]);
        for (int c = 0; c < gamma.length; c++) {
            layer.parameters().get(0).gradient().values()[c] +=
                    ofGamma[c] - meanErrors[c] * sums[c] - deviationErrors[c] * sumsU[c];
            layer.parameters().get(1).gradient().values()[c] += ofBeta[c];
        }
    }

    /** Moves what goes back to the layer before. */
    void moveInputGradient(Tensor yGradient, Tensor xGradient) {
        double[] dy = yGradient.values();
        double[] dx = xGradient.values();
        double[] u = normalised();
        double[] deviation = layer.deviations();
        double[] throughMean = sumErrors(yGradient, i -> dy[i]);
        double[] throughVariance = sumErrors(yGradient, i -> dy[i] * u[i]);
        double[] sums = sums(yGradient, i -> dy[i]);
        double[] sumsU = sums(yGradient, i -> dy[i] * u[i]);
        double[] sizes = sums(yGradient, i -> Math.abs(dy[i]));
        double[] sizesU = sums(yGradient, i -> Math.abs(dy[i] * u[i]));
        int m = m(yGradient);
        for (int i = 0; i < dx.length; i++) {
            int c = channel(yGradient, i);
            double scale = gamma[c] / deviation[c];
            double size = Math.abs(dy[i]) + sizes[c] / m + Math.abs(u[i]) * sizesU[c] / m;
            double ofU = -meanErrors[c] - u[i] * deviationErrors[c];
            double dyOfU = -meanErrors[c] * sums[c] - deviationErrors[c] * sumsU[c];
            dx[i] +=
                    -deviationErrors[c] * dx[i]
                            - scale
                                    * (throughMean[c]
                                            + u[i] * throughVariance[c]
                                            + ofU * sumsU[c]
                                            + u[i] * dyOfU)
                                    / m
                            + rounding.error(scale * size);
        }
    }

    /** From y = gamma u + beta; 0 where gamma is 0, for then nothing depends on u. */
    private double[] normalised() {
        double[] u = new double[y.values().length];
        for (int i = 0; i < u.length; i++) {
            int c = channel(y, i);
            u[i] = gamma[c] == 0 ? 0 : (y.values()[i] - beta[c]) / gamma[c];
        }
        return u;
    }
}
