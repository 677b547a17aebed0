package crosscheck.dl4j;

import crosscheck.dl4j.StepObserver.Output;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An activation function that is watched: what goes in, what comes out, and the gradient. */
final class ProbedActivation implements IActivation {
    private static final long serialVersionUID = 1L;

    private final IActivation function;
    private final transient Probe probe;
    private final int layer;

    ProbedActivation(IActivation function, Probe probe, int layer) {
        this.function = function;
        this.probe = probe;
        this.layer = layer;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        if (!training || !probe.isWatching()) {
            return function.getActivation(in, training);
        }
        if (probe.hasParameters(layer)) {
            probe.tell(layer, Output.PRE_ACTIVATION, in); // the function writes over it
        }
        INDArray out = function.getActivation(in, true);
        if (probe.activates(layer, function)) {
            probe.tell(layer, Output.ACTIVATION, out);
        }
        return out;
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        Pair<INDArray, INDArray> gradients = function.backprop(in, epsilon);
        if (probe.isWatching()) {
            probe.tellGradient(layer, gradients.getFirst());
        }
        return gradients;
    }

    @Override
    public int numParams(int inputSize) {
        return function.numParams(inputSize);
    }
}
