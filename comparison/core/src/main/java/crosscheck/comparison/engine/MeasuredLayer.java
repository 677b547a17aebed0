package crosscheck.comparison.engine;

import crosscheck.scratch.layer.AvgPool2d;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer of the reference that also tells how large the terms were that it added up in its last
 * training pass, as {@link RandomRounding#sizeOfSum} has it. Rounding is relative to that, not to
 * what is left of it after terms cancelled.
 *
 * <p>{@code sum |a||b|} comes from a twin, the same layer with {@code |W|}, that is given {@code
 * |x|} and {@code |dy|}. Where a layer adds no products up, a number is its own size.
 */
final class MeasuredLayer extends ForwardingLayer {
    private static final int BIASES = 1; // the second parameter of dense and convolutional layers

    private final Layer layer;
    private final Layer twin;
    private Tensor x;
    private Optional<double[]> outputSizes = Optional.empty();
    private Optional<double[]> inputGradientSizes = Optional.empty();
    private List<double[]> gradientSizes = List.of();
    private NormalisationSizes normalisation; // of a batch normalisation only

    /** The twin has the same shape; its parameters are overwritten. */
    MeasuredLayer(Layer layer, Layer twin) {
        super(layer);
        this.layer = layer;
        this.twin = twin;
    }

    /** The layer's input in the last training pass. */
    Tensor x() {
        return x;
    }

    /** The layer itself. */
    Layer layer() {
        return layer;
    }

    /** Of each output of the last training pass; empty where it is the output's own size. */
    Optional<double[]> outputSizes() {
        return outputSizes;
    }

    /** Of each number that went back; empty where it is its own size. */
    Optional<double[]> inputGradientSizes() {
        return inputGradientSizes;
    }

    /** Of each parameter's gradient. */
    List<double[]> gradientSizes() {
        return gradientSizes;
    }

    /** What a batch normalisation added up in the last training pass. */
    NormalisationSizes normalisation() {
        return normalisation;
    }

    private boolean addsProducts() {
        return twin instanceof Dense || twin instanceof Conv2d || twin instanceof AvgPool2d;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (mode == Mode.TRAINING && addsProducts()) {
            for (int p = 0; p < twin.parameters().size(); p++) {
                double[] values = layer.parameters().get(p).value().values();
                absolute(values, twin.parameters().get(p).value().values());
            }
            Tensor sizes = twin.forward(absolute(x), mode);
            Tensor y = layer.forward(x, mode);
            this.x = x;
            outputSizes = Optional.of(sizes(sizes.values(), y.values(), termsOfOutput()));
            return y;
        }
        Tensor y = layer.forward(x, mode);
        if (mode == Mode.TRAINING) {
            this.x = x;
            if (layer instanceof BatchNorm batchNorm) {
                normalisation = new NormalisationSizes(batchNorm, x, y);
            }
        }
        return y;
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        layer.computeParameterGradients(yGradient);
        if (normalisation != null) {
            normalisation.addBackward(yGradient);
        } else if (addsProducts()) {
            twin.computeParameterGradients(absolute(yGradient));
            int terms = yGradient.values().length / features(yGradient);
            List<double[]> all = new ArrayList<>();
            for (int p = 0; p < parameters().size(); p++) {
                double[] gradient = parameters().get(p).gradient().values();
                all.add(
                        p == BIASES
                                ? sizesOfSums(yGradient)
                                : sizes(
                                        twin.parameters().get(p).gradient().values(),
                                        gradient,
                                        terms));
            }
            gradientSizes = all;
        }
    }

    /** Of the gradients of biases, each of which adds a feature or channel up. */
    private static double[] sizesOfSums(Tensor yGradient) {
        double[] dy = yGradient.values();
        double[] sizes = new double[features(yGradient)];
        int positions = dy.length / yGradient.rows() / sizes.length;
        for (int c = 0; c < sizes.length; c++) {
            sizes[c] =
                    RandomRounding.sizeOfSum(
                            NormalisationSizes.channelTerms(
                                    c, sizes.length, positions, dy.length, i -> dy[i]));
        }
        return sizes;
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        Tensor xGradient = layer.inputGradient(yGradient);
        if (addsProducts()) {
            double[] sizes = twin.inputGradient(absolute(yGradient)).values();
            inputGradientSizes =
                    Optional.of(sizes(sizes, xGradient.values(), termsOfInputGradient()));
        }
        return xGradient;
    }

    /** Each from {@code sum |a||b|} and the sum itself. */
    private static double[] sizes(double[] sums, double[] values, int terms) {
        double[] sizes = new double[sums.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = RandomRounding.sizeOfSum(sums[i], values[i], terms);
        }
        return sizes;
    }

    // ---- numbers of terms -----------------------------------------------------------------------

    /** The weights of one output, and its bias. */
    private int termsOfOutput() {
        return parameters().isEmpty()
                ? 1
                : weightCount() / parameters().get(1).value().columns() + 1;
    }

    /** The weights that one input meets, at most. */
    private int termsOfInputGradient() {
        return parameters().isEmpty() ? 1 : weightCount() / Math.max(1, features(x));
    }

    private int weightCount() {
        return parameters().get(0).value().values().length;
    }

    /** Features of a row or channels of an image. */
    private static int features(Tensor batch) {
        return batch.shape()[1];
    }

    private static Tensor absolute(Tensor tensor) {
        Tensor result = new Tensor(tensor.shape());
        absolute(tensor.values(), result.values());
        return result;
    }

    private static void absolute(double[] from, double[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = Math.abs(from[i]);
        }
    }
}
