package crosscheck.comparison.engine;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.tensor.Tensor;

/**
 * A layer that keeps what its last training pass put out and the gradient that came back. It
 * computes nothing itself, so that the network around it stays as it is read.
 */
final class RecordedLayer extends ForwardingLayer {
    private final Layer layer;
    private Tensor output;
    private Tensor outputGradient;

    /** A layer in whose place another one computes. */
    RecordedLayer(Layer layer, Layer computing) {
        super(computing);
        this.layer = layer;
    }

    /** The layer itself. */
    Layer layer() {
        return layer;
    }

    /** What the last training pass put out. */
    Tensor output() {
        return output;
    }

    /** The gradient of the loss with respect to that. */
    Tensor outputGradient() {
        return outputGradient;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = super.forward(x, mode);
        if (mode == Mode.TRAINING) {
            output = y;
        }
        return y;
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        outputGradient = yGradient;
        super.computeParameterGradients(yGradient);
    }
}
