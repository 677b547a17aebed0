package crosscheck.scratch.layer;

import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Gives each feature, or each channel of images, a mean and a deviation that are learned instead of
 * those it happens to have in the batch.
 *
 * <pre>{@code
 * mean = 1 / m sum of x      variance = 1 / m sum of (x - mean)^2
 * u = (x - mean) / sqrt(variance + epsilon)
 * forward    y = gamma u + beta
 * backward   dbeta = sum of dy      dgamma = sum of dy u
 *            dx = gamma / sqrt(variance + epsilon) (dy - dbeta / m - u dgamma / m)
 * running    r = decay r + (1 - decay) (mean or variance of the batch)
 * }</pre>
 *
 * The sums run over the m values of a feature (m = n) or of a channel (m = n height width) in the
 * batch, examples first to last. The last two terms of dx come from the mean and the variance,
 * which depend on x as well. When the network is only used, the running mean and variance, which
 * begin at 0 and 1, stand for those of the batch.
 *
 * <p>As in DL4J the running variance is the biased one too (PyTorch keeps the unbiased one). DL4J
 * moves the running statistics together with the weights, here the training pass does; once a step
 * either way. DL4J keeps {@code log10} of the running deviation unless {@code useLogStd} is false.
 *
 * <p>Shapes: x and y {@code (n, features)} or {@code (n, channels, height, width)}; gamma, beta and
 * the running statistics {@code (1, features)} or {@code (1, channels)}.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">S. Ioffe and C. Szegedy, Batch Normalization,
 *     2015, algorithms 1 and 2, sections 3.1 and 3.2</a>
 */
public final class BatchNorm implements Layer {
    /** What is left of the running statistics at each step. */
    public static final double DEFAULT_DECAY = 0.9;

    /** What is added to the variance before its root is taken. */
    public static final double DEFAULT_EPSILON = 1e-5;

    private final int channels;
    private final double decay;
    private final double epsilon;
    private final Parameter gamma;
    private final Parameter beta;
    private final double[] runningMean;
    private final double[] runningVariance;
    private Tensor normalised; // u of the last training pass
    private double[] deviation; // and its sqrt(variance + epsilon), for each channel

    /**
     * A layer with {@link #DEFAULT_DECAY} and {@link #DEFAULT_EPSILON}, gamma 1 and beta 0.
     *
     * @param channels features of a row or channels of an image, at least 1
     * @throws IllegalArgumentException if there is none
     */
    public BatchNorm(int channels) {
        this(channels, DEFAULT_DECAY, DEFAULT_EPSILON);
    }

    /**
     * A layer with gamma 1 and beta 0.
     *
     * @param channels features of a row or channels of an image, at least 1
     * @param decay what is left of the running statistics at each step, from 0 to below 1
     * @param epsilon added to the variance, above 0 and finite
     * @throws IllegalArgumentException if an argument is out of range
     */
    public BatchNorm(int channels, double decay, double epsilon) {
        if (channels < 1 || !(decay >= 0 && decay < 1) || !(epsilon > 0 && epsilon < 1 / 0.0)) {
            throw new IllegalArgumentException(
                    ("%d channels, decay %s, epsilon %s: at least 1 channel, a decay from 0 to"
                                    + " below 1 and an epsilon above 0 are needed")
                            .formatted(channels, decay, epsilon));
        }
        this.channels = channels;
        this.decay = decay;
        this.epsilon = epsilon;
        this.gamma = Parameter.zeros("gamma", 1, channels);
        this.beta = Parameter.zeros("beta", 1, channels);
        this.runningMean = new double[channels];
        this.runningVariance = new double[channels];
        reset();
    }

    @Override
    public void reset() {
        Arrays.fill(gamma.value().values(), 1);
        Arrays.fill(beta.value().values(), 0);
        Arrays.fill(runningMean, 0);
        Arrays.fill(runningVariance, 1);
    }

    /** What stands for the mean when the network is only used; {@code (1, channels)}, a copy. */
    public Tensor runningMean() {
        return Tensor.of(runningMean.clone(), 1, channels);
    }

    /**
     * What stands for the variance when the network is only used; {@code (1, channels)}, a copy.
     */
    public Tensor runningVariance() {
        return Tensor.of(runningVariance.clone(), 1, channels);
    }

    /**
     * Sets what stands for mean and variance when the network is only used.
     *
     * @param mean {@code (1, channels)}, finite; copied
     * @param variance {@code (1, channels)}, finite and at least 0; copied
     * @throws IllegalArgumentException if a shape or a value is another
     */
    public void setRunning(Tensor mean, Tensor variance) {
        int[] wanted = {1, channels};
        if (!Arrays.equals(wanted, mean.shape()) || !Arrays.equals(wanted, variance.shape())) {
            throw new IllegalArgumentException(
                    "%s needs a mean and a variance of %s, not %s and %s"
                            .formatted(
                                    this,
                                    Arrays.toString(wanted),
                                    Images.shape(mean),
                                    Images.shape(variance)));
        }
        for (int c = 0; c < channels; c++) {
            double v = variance.values()[c];
            if (!Double.isFinite(mean.values()[c]) || !(v >= 0 && Double.isFinite(v))) {
                throw new IllegalArgumentException(
                        ("running mean %s and variance %s of channel %d:"
                                        + " both must be finite, the variance at least 0")
                                .formatted(mean.values()[c], v, c));
            }
        }
        System.arraycopy(mean.values(), 0, runningMean, 0, channels);
        System.arraycopy(variance.values(), 0, runningVariance, 0, channels);
    }

    /** Features of a row or channels of an image. */
    public int channels() {
        return channels;
    }

    /**
     * What is left of the running statistics at each step.
     *
     * @return from 0 to below 1
     */
    public double decay() {
        return decay;
    }

    /**
     * What the last training pass divided by.
     *
     * @return sqrt(variance + epsilon) of each channel, a copy
     */
    public double[] deviations() {
        return deviation.clone();
    }

    @Override
    public List<double[]> statistics() {
        return List.of(runningMean, runningVariance);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        int[] shape = x.shape();
        if (shape.length != 2 && shape.length != 4 || shape[1] != channels || shape[0] < 1) {
            throw new IllegalArgumentException(
                    "%s takes [n, %d] or [n, %d, height, width] with at least 1 example, not %s"
                            .formatted(this, channels, channels, Images.shape(x)));
        }
        if (mode == Mode.INFERENCE) {
            return scaled(normalised(x, runningMean, roots(runningVariance)));
        }
        double[] mean = means(x, i -> x.values()[i]);
        double[] variance =
                means(
                        x,
                        i -> {
                            double distance = x.values()[i] - mean[channel(x, i)];
                            return distance * distance;
                        });
        for (int c = 0; c < channels; c++) {
            runningMean[c] = decay * runningMean[c] + (1 - decay) * mean[c];
            runningVariance[c] = decay * runningVariance[c] + (1 - decay) * variance[c];
        }
        deviation = roots(variance);
        normalised = normalised(x, mean, deviation);
        return scaled(normalised);
    }

    private double[] roots(double[] variance) {
        return Arrays.stream(variance).map(v -> Math.sqrt(v + epsilon)).toArray();
    }

    private Tensor normalised(Tensor x, double[] mean, double[] deviation) {
        Tensor u = new Tensor(x.shape());
        for (int i = 0; i < x.values().length; i++) {
            int c = channel(x, i);
            u.values()[i] = (x.values()[i] - mean[c]) / deviation[c];
        }
        return u;
    }

    private Tensor scaled(Tensor u) {
        Tensor y = new Tensor(u.shape());
        for (int i = 0; i < u.values().length; i++) {
            int c = channel(u, i);
            y.values()[i] = gamma.value().values()[c] * u.values()[i] + beta.value().values()[c];
        }
        return y;
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        double[] dy = yGradient.values();
        double[] dgamma = sums(yGradient, i -> dy[i] * normalised.values()[i]);
        double[] dbeta = sums(yGradient, i -> dy[i]);
        System.arraycopy(dgamma, 0, gamma.gradient().values(), 0, channels);
        System.arraycopy(dbeta, 0, beta.gradient().values(), 0, channels);
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        double[] dy = yGradient.values();
        double[] u = normalised.values();
        double[] throughMean = means(yGradient, i -> dy[i]); // dbeta / m
        double[] throughVariance = means(yGradient, i -> dy[i] * u[i]); // dgamma / m
        Tensor xGradient = new Tensor(yGradient.shape());
        for (int i = 0; i < dy.length; i++) {
            int c = channel(yGradient, i);
            xGradient.values()[i] =
                    gamma.value().values()[c]
                            / deviation[c]
                            * (dy[i] - throughMean[c] - u[i] * throughVariance[c]);
        }
        return xGradient;
    }

    /** Sums a term over all values of each channel. */
    private double[] sums(Tensor batch, IntToDoubleFunction term) {
        double[] sums = new double[channels];
        for (int i = 0; i < batch.values().length; i++) {
            sums[channel(batch, i)] += term.applyAsDouble(i);
        }
        return sums;
    }

    private double[] means(Tensor batch, IntToDoubleFunction term) {
        int m = batch.values().length / channels;
        return Arrays.stream(sums(batch, term)).map(sum -> sum / m).toArray();
    }

    /** The feature or channel that the i-th value of a batch belongs to. */
    private int channel(Tensor batch, int i) {
        int positions = batch.values().length / batch.rows() / channels;
        return i / positions % channels;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public String toString() {
        return "batch norm " + channels;
    }
}
