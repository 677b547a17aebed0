package crosscheck.comparison.engine;

import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Unflatten;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * A layer of a shadow: whatever it computes in training is moved by a random rounding.
 *
 * <p>It decides as the reference does at the same place: a ReLU is on where the reference's is, and
 * a maximum is taken where the reference found it. A decision that went the other way would change
 * gradients by whole steps, and the shadow would show that step instead of what rounding does.
 */
final class ShadowLayer extends ForwardingLayer {
    private final Layer layer;
    private final MeasuredLayer reference;
    private final RandomRounding rounding;
    private final Optional<NormalisationErrors> normalisation;

    ShadowLayer(Layer layer, MeasuredLayer reference, RandomRounding rounding) {
        super(layer);
        this.layer = layer;
        this.reference = reference;
        this.rounding = rounding;
        this.normalisation =
                layer instanceof BatchNorm batchNorm
                        ? Optional.of(new NormalisationErrors(batchNorm, rounding))
                        : Optional.empty();
    }

    private boolean is(Activation activation) {
        return layer instanceof ActivationLayer own && own.activation() == activation;
    }

    private boolean onlyReshapes() {
        return layer instanceof Flatten || layer instanceof Unflatten;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        if (mode == Mode.INFERENCE || onlyReshapes()) {
            Tensor y = layer.forward(x, mode);
            rounding.overflow(y.values());
            return y;
        }
        Tensor y;
        if (layer instanceof MaxPool2d pooling) {
            y = pooling.forwardAs((MaxPool2d) reference.layer(), x);
        } else {
            if (is(Activation.RELU)) {
                keepSigns(reference.x().values(), x.values());
            }
            y = layer.forward(x, mode);
        }
        if (normalisation.isPresent()) {
            normalisation.get().moveOutputs(x, y, reference.normalisation());
        } else if (is(Activation.TANH)) {
            // (1 - e) / (1 + e) with e = exp(-2 z) is right as well: where z is small, 1 cancels
            double[] ones = new double[y.values().length];
            Arrays.fill(ones, 1);
            rounding.move(y.values(), ones);
        } else {
            move(y.values(), reference.outputSizes());
        }
        return y;
    }

    /** What went over to the other side of 0 comes back to where the reference is. */
    private static void keepSigns(double[] reference, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 != reference[i] > 0) {
                values[i] = reference[i];
            }
        }
    }

    private void move(double[] values, Optional<double[]> sizes) {
        rounding.move(values, sizes.orElse(values));
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        layer.computeParameterGradients(yGradient);
        normalisation.ifPresent(errors -> errors.moveGradients(reference.normalisation()));
        for (int p = 0; normalisation.isEmpty() && p < parameters().size(); p++) {
            rounding.move(
                    parameters().get(p).gradient().values(), reference.gradientSizes().get(p));
        }
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        Tensor xGradient = layer.inputGradient(yGradient);
        if (normalisation.isPresent()) {
            normalisation.get().moveInputGradient(yGradient, xGradient, reference.normalisation());
        } else if (!onlyReshapes()) {
            move(xGradient.values(), reference.inputGradientSizes());
        }
        return xGradient;
    }

    @Override
    public String toString() {
        return layer + ", shadow";
    }
}
