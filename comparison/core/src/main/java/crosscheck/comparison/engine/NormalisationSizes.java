package crosscheck.comparison.engine;

import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.tensor.Tensor;
import java.util.function.IntToDoubleFunction;

/**
 * What a batch normalisation of the reference added up in its last training pass, channel by
 * channel: the sums, and the sizes that their roundings are relative to. With x the inputs, u the
 * normalised values, dy the gradients of the outputs and m the values of a channel.
 */
final class NormalisationSizes {
    final int channels;
    final int m;
    final double[] gamma;
    final double[] beta;
    final double[] deviation; // sqrt(variance + epsilon)
    final double[] u;
    final double[] meanSize; // of the mean of x
    final double[] relativeVarianceSize; // of the variance, in units of the variance
    double[] absoluteMean; // of |x|
    double[] dySum;
    double[] dySize;
    double[] dyAbsolute; // sum of |dy|
    double[] dyuSum;
    double[] dyuSize;
    double[] dyuAbsolute;
    private final int positions;

    /** Measures the forward pass; y is what the layer put out for x. */
    NormalisationSizes(BatchNorm layer, Tensor x, Tensor y) {
        channels = layer.channels();
        positions = x.values().length / x.rows() / channels;
        m = x.values().length / channels;
        gamma = layer.parameters().get(0).value().values().clone();
        beta = layer.parameters().get(1).value().values().clone();
        deviation = layer.deviations();
        u = new double[x.values().length];
        for (int i = 0; i < u.length; i++) {
            int c = channel(i);
            // where gamma is 0 nothing depends on u
            u[i] = gamma[c] == 0 ? 0 : (y.values()[i] - beta[c]) / gamma[c];
        }
        double[] values = x.values();
        meanSize = new double[channels];
        relativeVarianceSize = new double[channels];
        absoluteMean = sums(i -> Math.abs(values[i]));
        double[] squares = sums(i -> u[i] * u[i]);
        for (int c = 0; c < channels; c++) {
            absoluteMean[c] /= m;
            meanSize[c] = RandomRounding.sizeOfSum(terms(c, i -> values[i])) / m;
            double size = RandomRounding.sizeOfSum(terms(c, i -> u[i] * u[i]));
            relativeVarianceSize[c] = squares[c] > 0 ? size / squares[c] : 1;
        }
    }

    /** Measures the backward pass. */
    void addBackward(Tensor yGradient) {
        double[] dy = yGradient.values();
        dySum = sums(i -> dy[i]);
        dyAbsolute = sums(i -> Math.abs(dy[i]));
        dyuSum = sums(i -> dy[i] * u[i]);
        dyuAbsolute = sums(i -> Math.abs(dy[i] * u[i]));
        dySize = new double[channels];
        dyuSize = new double[channels];
        for (int c = 0; c < channels; c++) {
            dySize[c] = RandomRounding.sizeOfSum(terms(c, i -> dy[i]));
            dyuSize[c] = RandomRounding.sizeOfSum(terms(c, i -> dy[i] * u[i]));
        }
    }

    /** The feature or channel that the i-th value of a batch belongs to. */
    int channel(int i) {
        return i / positions % channels;
    }

    private double[] sums(IntToDoubleFunction term) {
        double[] sums = new double[channels];
        for (int i = 0; i < u.length; i++) {
            sums[channel(i)] += term.applyAsDouble(i);
        }
        return sums;
    }

    private double[] terms(int c, IntToDoubleFunction term) {
        return channelTerms(c, channels, positions, u.length, term);
    }

    /**
     * The terms of a channel, examples first to last: {@code (n, channels, positions)} in a row.
     */
    static double[] channelTerms(
            int c, int channels, int positions, int length, IntToDoubleFunction term) {
        double[] terms = new double[length / channels];
        int k = 0;
        for (int first = c * positions; first < length; first += channels * positions) {
            for (int p = 0; p < positions; p++) {
                terms[k++] = term.applyAsDouble(first + p);
            }
        }
        return terms;
    }
}
