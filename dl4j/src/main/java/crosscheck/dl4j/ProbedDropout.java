package crosscheck.dl4j;

import crosscheck.dl4j.StepObserver.Output;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dropout of a layer's input that is watched. */
final class ProbedDropout implements IDropout {
    private static final long serialVersionUID = 1L;

    private final IDropout dropout;
    private final transient Probe probe;
    private final int layer;

    ProbedDropout(IDropout dropout, Probe probe, int layer) {
        this.dropout = dropout;
        this.probe = probe;
        this.layer = layer;
    }

    @Override
    public INDArray applyDropout(
            INDArray input,
            INDArray result,
            int iteration,
            int epoch,
            LayerWorkspaceMgr workspaceMgr) {
        if (!probe.isWatching()) {
            return dropout.applyDropout(input, result, iteration, epoch, workspaceMgr);
        }
        probe.tellInput(layer, input); // the result may take its place
        INDArray dropped = dropout.applyDropout(input, result, iteration, epoch, workspaceMgr);
        probe.tellPrepared(layer, Output.DROPPED, dropped);
        return dropped;
    }

    @Override
    public INDArray backprop(
            INDArray outputGradient, INDArray inputGradient, int iteration, int epoch) {
        return dropout.backprop(outputGradient, inputGradient, iteration, epoch);
    }

    @Override
    public void clear() {
        dropout.clear();
    }

    @Override
    public ProbedDropout clone() {
        return new ProbedDropout(dropout.clone(), probe, layer);
    }
}
