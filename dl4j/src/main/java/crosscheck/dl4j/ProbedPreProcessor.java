package crosscheck.dl4j;

import crosscheck.dl4j.StepObserver.Output;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The flattening of a layer's input that is watched. */
final class ProbedPreProcessor implements InputPreProcessor {
    private static final long serialVersionUID = 1L;

    private final InputPreProcessor preProcessor;
    private final transient Probe probe;
    private final int layer;

    ProbedPreProcessor(InputPreProcessor preProcessor, Probe probe, int layer) {
        this.preProcessor = preProcessor;
        this.probe = probe;
        this.layer = layer;
    }

    @Override
    public INDArray preProcess(INDArray input, int miniBatchSize, LayerWorkspaceMgr workspaceMgr) {
        if (!probe.isWatching()) {
            return preProcessor.preProcess(input, miniBatchSize, workspaceMgr);
        }
        probe.tellInput(layer, input);
        INDArray flat = preProcessor.preProcess(input, miniBatchSize, workspaceMgr);
        if (!probe.drops(layer)) {
            probe.tellPrepared(layer, Output.FLATTENED, flat);
        }
        return flat;
    }

    @Override
    public INDArray backprop(INDArray output, int miniBatchSize, LayerWorkspaceMgr workspaceMgr) {
        return preProcessor.backprop(output, miniBatchSize, workspaceMgr);
    }

    @Override
    public InputType getOutputType(InputType inputType) {
        return preProcessor.getOutputType(inputType);
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(
            INDArray maskArray, MaskState currentMaskState, int miniBatchSize) {
        return preProcessor.feedForwardMaskArray(maskArray, currentMaskState, miniBatchSize);
    }

    @Override
    public ProbedPreProcessor clone() {
        return new ProbedPreProcessor(preProcessor.clone(), probe, layer);
    }
}
