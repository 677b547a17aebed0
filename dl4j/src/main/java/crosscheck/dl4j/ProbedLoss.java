package crosscheck.dl4j;

import crosscheck.dl4j.StepObserver.Output;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss function that is watched: the output layer's pre-activations and the gradient with respect
 * to them. DL4J applies the output activation inside the loss; here it is applied once more, to a
 * copy.
 */
final class ProbedLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final ILossFunction loss;
    private final transient Probe probe;
    private final int layer;

    ProbedLoss(ILossFunction loss, Probe probe, int layer) {
        this.loss = loss;
        this.probe = probe;
        this.layer = layer;
    }

    @Override
    public INDArray computeGradient(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        if (!probe.isWatching()) {
            return loss.computeGradient(labels, preOutput, activation, mask);
        }
        probe.tell(layer, Output.PRE_ACTIVATION, preOutput);
        probe.tell(layer, Output.ACTIVATION, activation.getActivation(preOutput.dup(), true));
        INDArray gradient = loss.computeGradient(labels, preOutput, activation, mask);
        probe.tellGradient(layer, gradient);
        return gradient;
    }

    @Override
    public double computeScore(
            INDArray labels,
            INDArray preOutput,
            IActivation activation,
            INDArray mask,
            boolean average) {
        return loss.computeScore(labels, preOutput, activation, mask, average);
    }

    @Override
    public INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        return loss.computeScoreArray(labels, preOutput, activation, mask);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels,
            INDArray preOutput,
            IActivation activation,
            INDArray mask,
            boolean average) {
        return loss.computeGradientAndScore(labels, preOutput, activation, mask, average);
    }

    @Override
    public String name() {
        return loss.name();
    }
}
