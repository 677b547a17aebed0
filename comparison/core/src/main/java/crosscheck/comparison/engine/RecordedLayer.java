package crosscheck.comparison.engine;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;

/**
 * A layer that keeps what its last training pass put out and the gradient that came back. It
 * computes nothing itself, so that the network around it stays as it is read.
 */
final class RecordedLayer implements Layer {
    private final Layer layer;
    private final Layer computing;
    private Tensor output;
    private Tensor outputGradient;

    /** A layer in whose place another one computes. */
    RecordedLayer(Layer layer, Layer computing) {
        this.layer = layer;
        this.computing = computing;
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
        Tensor y = computing.forward(x, mode);
        if (mode == Mode.TRAINING) {
            output = y;
        }
        return y;
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        outputGradient = yGradient;
        computing.computeParameterGradients(yGradient);
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        return computing.inputGradient(yGradient);
    }

    @Override
    public List<Parameter> parameters() {
        return computing.parameters();
    }

    @Override
    public void reset() {
        computing.reset();
    }

    @Override
    public void goTo(long stepCount) {
        computing.goTo(stepCount);
    }

    @Override
    public List<double[]> statistics() {
        return computing.statistics();
    }

    @Override
    public String toString() {
        return computing.toString();
    }
}
