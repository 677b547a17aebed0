package crosscheck.comparison.engine;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;

/** A layer that has another one compute; what a subclass overrides it does itself. */
public abstract class ForwardingLayer implements Layer {
    private final Layer inner;

    /** A wrapper of a layer. */
    protected ForwardingLayer(Layer inner) {
        this.inner = inner;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return inner.forward(x, mode);
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        inner.computeParameterGradients(yGradient);
    }

    @Override
    public Tensor inputGradient(Tensor yGradient) {
        return inner.inputGradient(yGradient);
    }

    @Override
    public List<Parameter> parameters() {
        return inner.parameters();
    }

    @Override
    public void reset() {
        inner.reset();
    }

    @Override
    public void goTo(long stepCount) {
        inner.goTo(stepCount);
    }

    @Override
    public List<double[]> statistics() {
        return inner.statistics();
    }

    @Override
    public String toString() {
        return inner.toString();
    }
}
