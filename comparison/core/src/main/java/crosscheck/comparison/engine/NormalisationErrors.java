package crosscheck.comparison.engine;

import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.tensor.Tensor;

/**
 * The roundings of a batch normalisation in a shadow. Those of its sums over a channel move the
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
    private double[] meanErrors; // e(mean) / s
    private double[] deviationErrors; // e(s)

    NormalisationErrors(BatchNorm layer, RandomRounding rounding) {
        this.layer = layer;
        this.rounding = rounding;
    }

    /** Moves what the layer put out, and the running statistics. */
    void moveOutputs(Tensor x, Tensor y, NormalisationSizes sizes) {
        meanErrors = new double[sizes.channels];
        deviationErrors = new double[sizes.channels];
        for (int c = 0; c < sizes.channels; c++) {
            double s = sizes.deviation[c];
            double mean = rounding.fullError(sizes.meanSize[c]);
            meanErrors[c] = mean / s;
            deviationErrors[c] = rounding.fullError(sizes.relativeVarianceSize[c]) / 2; // of a root
            double moves = 1 - layer.decay();
            layer.statistics().get(0)[c] += moves * mean;
            layer.statistics().get(1)[c] += moves * 2 * deviationErrors[c] * s * s;
        }
        double[] values = x.values();
        for (int i = 0; i < values.length; i++) {
            int c = sizes.channel(i);
            double gamma = sizes.gamma[c];
            double size = Math.abs(gamma) * (Math.abs(values[i]) + sizes.absoluteMean[c]);
            y.values()[i] +=
                    gamma * ofU(c, i, sizes)
                            + rounding.error(size / sizes.deviation[c] + Math.abs(sizes.beta[c]));
        }
    }

    private double ofU(int c, int i, NormalisationSizes sizes) {
        return -meanErrors[c] - sizes.u[i] * deviationErrors[c];
    }

    /** The sum over a channel of dy e(u). */
    private double dyOfU(int c, NormalisationSizes sizes) {
        return -meanErrors[c] * sizes.dySum[c] - deviationErrors[c] * sizes.dyuSum[c];
    }

    /** Moves the gradients of gamma and beta. */
    void moveGradients(NormalisationSizes sizes) {
        double[] ofGamma = layer.parameters().get(0).gradient().values();
        double[] ofBeta = layer.parameters().get(1).gradient().values();
        for (int c = 0; c < sizes.channels; c++) {
            ofGamma[c] += rounding.fullError(sizes.dyuSize[c]) + dyOfU(c, sizes);
            ofBeta[c] += rounding.fullError(sizes.dySize[c]);
        }
    }

    /** Moves what goes back to the layer before. */
    void moveInputGradient(Tensor yGradient, Tensor xGradient, NormalisationSizes sizes) {
        double[] throughMean = new double[sizes.channels];
        double[] throughVariance = new double[sizes.channels];
        for (int c = 0; c < sizes.channels; c++) {
            throughMean[c] = rounding.fullError(sizes.dySize[c]);
            throughVariance[c] = rounding.fullError(sizes.dyuSize[c]) + dyOfU(c, sizes);
        }
        double[] dy = yGradient.values();
        double[] dx = xGradient.values();
        for (int i = 0; i < dx.length; i++) {
            int c = sizes.channel(i);
            double u = sizes.u[i];
            double scale = sizes.gamma[c] / sizes.deviation[c];
            double size =
                    Math.abs(dy[i])
                            + (sizes.dyAbsolute[c] + Math.abs(u) * sizes.dyuAbsolute[c]) / sizes.m;
            double ofMeans =
                    throughMean[c] + u * throughVariance[c] + ofU(c, i, sizes) * sizes.dyuSum[c];
            dx[i] +=
                    -deviationErrors[c] * dx[i]
                            - scale * ofMeans / sizes.m
                            + rounding.error(scale * size);
        }
    }
}
