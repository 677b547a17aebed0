package crosscheck.comparison.engine;

import crosscheck.scratch.Network;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.AvgPool2d;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Softmax;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A hand-written network whose layers remember what they computed.
 *
 * @param layers from the input to the output
 */
record RecordedNetwork(Network network, List<RecordedLayer> layers, Loss loss) {

    /** A network of layers, in whose places others may compute; traces show them as the first. */
    static RecordedNetwork of(List<Layer> layers, List<? extends Layer> computing, Loss loss) {
        List<RecordedLayer> recorded = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            recorded.add(new RecordedLayer(layers.get(l), computing.get(l)));
        }
        return new RecordedNetwork(new Network(List.copyOf(recorded), loss), recorded, loss);
    }

    /** What the layers put out in the last training pass, the outputs of the loss among it. */
    void recordOutputs(TraceRecorder recorder) {
        int layer = TracedTensor.NO_LAYER;
        for (int l = 0; l < layers.size(); l++) {
            layer += layers.get(l).parameters().isEmpty() ? 0 : 1;
            Optional<LayerOutput> output = output(l);
            if (output.isPresent()) {
                Tensor y = layers.get(l).output();
                recorder.output(layer, output.get(), y.columns(), y.values());
            }
        }
        RecordedLayer last = layers.get(layers.size() - 1);
        if (!output(layers.size() - 1).equals(Optional.of(LayerOutput.A))) {
            Tensor a = loss.outputs(last.output());
            recorder.output(layer, LayerOutput.A, a.columns(), a.values());
        }
    }

    /** The gradients with respect to the outputs of the layers that have parameters. */
    void recordOutputGradients(TraceRecorder recorder) {
        int layer = 0;
        for (int l = 0; l < layers.size(); l++) {
            if (!layers.get(l).parameters().isEmpty()) {
                Tensor gradient = layers.get(l).outputGradient();
                recorder.outputGradient(
                        layer++, output(l).orElseThrow(), gradient.columns(), gradient.values());
            }
        }
    }

    /** What a layer puts out; nothing new for one that only changes the shape. */
    private Optional<LayerOutput> output(int l) {
        Layer layer = layers.get(l).layer();
        if (layer instanceof Dense || layer instanceof Conv2d) {
            return Optional.of(LayerOutput.Z);
        }
        if (layer instanceof BatchNorm) {
            return Optional.of(LayerOutput.NORMALISED);
        }
        if (layer instanceof ActivationLayer || layer instanceof Softmax) {
            return Optional.of(LayerOutput.A);
        }
        if (layer instanceof MaxPool2d || layer instanceof AvgPool2d) {
            return Optional.of(LayerOutput.POOLED);
        }
        if (layer instanceof Dropout) {
            return Optional.of(LayerOutput.DROPPED);
        }
        boolean afterDropout = l > 0 && layers.get(l - 1).layer() instanceof Dropout;
        return layer instanceof Flatten && !afterDropout
                ? Optional.of(LayerOutput.FLATTENED)
                : Optional.empty();
    }
}
