package crosscheck.dl4j;

import crosscheck.dl4j.StepObserver.Output;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Looks on while a network takes a real step by its own {@code fit}: activation functions, loss,
 * dropout, preprocessors and updater are replaced by ones that pass everything on and copy what
 * they see. Outside {@link #watch} they only pass on.
 */
final class Probe {
    private final MultiLayerNetwork network;
    private final int[] parameterLayers; // by DL4J's layer: the last layer with parameters so far
    private final Output[] outputs; // by DL4J's layer: what it puts out, or null if it has its own
    private StepObserver observer;
    private boolean[] told; // by DL4J's layer: whether its output was

    Probe(MultiLayerNetwork network) {
        this.network = network;
        Layer[] layers = network.getLayers();
        this.parameterLayers = new int[layers.length];
        this.outputs = new Output[layers.length];
        int withParameters = -1;
        for (int i = 0; i < layers.length; i++) {
            withParameters += layers[i].paramTable().isEmpty() ? 0 : 1;
            parameterLayers[i] = withParameters;
            install(i);
        }
        network.addListeners(new ForwardListener());
    }

    /** Takes a step that the observer is told about. */
    double watch(StepObserver newObserver, DoubleSupplier step) {
        observer = newObserver;
        told = new boolean[outputs.length];
        if (!(network.getUpdater(false) instanceof ProbedUpdater)) { // a new one begins at a goTo
            network.setUpdater(ProbedUpdater.of(network, this));
        }
        try {
            return step.getAsDouble();
        } finally {
            observer = null;
        }
    }

    boolean isWatching() {
        return observer != null;
    }

    StepObserver observer() {
        return observer;
    }

    // ---- where it looks ---------------------------------------------------------------------

    private void install(int layer) {
        org.deeplearning4j.nn.conf.layers.Layer conf = conf(layer);
        if (conf instanceof BatchNormalization) {
            outputs[layer] = Output.NORMALISED;
        } else if (conf instanceof SubsamplingLayer) {
            outputs[layer] = Output.POOLED;
        } else if (conf instanceof BaseOutputLayer outputLayer) {
            outputLayer.setLossFn(new ProbedLoss(outputLayer.getLossFn(), this, layer));
        } else if (conf instanceof BaseLayer base) {
            base.setActivationFn(new ProbedActivation(base.getActivationFn(), this, layer));
        } else if (conf instanceof org.deeplearning4j.nn.conf.layers.ActivationLayer activation) {
            activation.setActivationFn(
                    new ProbedActivation(activation.getActivationFn(), this, layer));
        }
        if (conf.getIDropout() != null) {
            conf.setIDropout(new ProbedDropout(conf.getIDropout(), this, layer));
        }
        Map<Integer, InputPreProcessor> preProcessors =
                network.getLayerWiseConfigurations().getInputPreProcessors();
        if (preProcessors.containsKey(layer)) {
            preProcessors.put(layer, new ProbedPreProcessor(preProcessors.get(layer), this, layer));
        }
    }

    private org.deeplearning4j.nn.conf.layers.Layer conf(int layer) {
        return network.getLayer(layer).conf().getLayer();
    }

    /** An activation function that only hands over to a later one is not told about. */
    boolean activates(int layer, IActivation function) {
        boolean last = layer == outputs.length - 1;
        boolean handsOver =
                !last
                        && function instanceof ActivationIdentity
                        && (conf(layer + 1) instanceof BatchNormalization
                                || conf(layer + 1)
                                        instanceof
                                        org.deeplearning4j.nn.conf.layers.ActivationLayer);
        return !handsOver;
    }

    boolean hasParameters(int layer) {
        return !network.getLayer(layer).paramTable().isEmpty();
    }

    boolean drops(int layer) {
        return conf(layer).getIDropout() != null;
    }

    // ---- what it tells ----------------------------------------------------------------------

    void tell(int layer, Output output, INDArray values) {
        told[layer] = true;
        report(parameterLayers[layer], output, values);
    }

    private void report(int parameterLayer, Output output, INDArray values) {
        observer.output(parameterLayer, output, columns(values), Copies.rowMajor(values));
    }

    /** What a layer is about to take: the output of the one before, before anything changes it. */
    void tellInput(int layer, INDArray values) {
        int before = layer - 1;
        if (before >= 0 && outputs[before] != null && !told[before]) {
            tell(before, outputs[before], values);
        }
    }

    /** What becomes of a layer's input; it belongs to the parameters before that layer. */
    void tellPrepared(int layer, Output output, INDArray values) {
        report(layer == 0 ? -1 : parameterLayers[layer - 1], output, values);
    }

    /** The gradient, a sum over the examples, with respect to what a layer put out or took. */
    void tellGradient(int layer, INDArray sums) {
        int of = hasParameters(layer) ? layer : layer - 1;
        if (of < 0 || of < layer && outputs[of] != Output.NORMALISED) {
            return; // the layer before tells it itself
        }
        double[] values = Copies.rowMajor(sums);
        if (network.conf().isMiniBatch()) {
            long examples = sums.size(0);
            for (int i = 0; i < values.length; i++) {
                values[i] /= examples;
            }
        }
        observer.outputGradient(
                parameterLayers[of],
                of == layer ? Output.PRE_ACTIVATION : Output.NORMALISED,
                columns(sums),
                values);
    }

    void tellGradients(
            int layer, Map<String, INDArray> gradients, BiConsumer<ParameterName, double[]> to) {
        gradients.forEach(
                (name, values) ->
                        to.accept(
                                new ParameterName(parameterLayers[layer], name),
                                Copies.rowMajor(values)));
    }

    private static int columns(INDArray values) {
        return Math.toIntExact(values.length() / values.size(0));
    }

    /** Layers whose output nobody else has seen: pooling and normalisation before convolutions. */
    private final class ForwardListener extends BaseTrainingListener {
        @Override
        public void onForwardPass(Model model, List<INDArray> activations) {
            for (int layer = 0; isWatching() && layer < activations.size() - 1; layer++) {
                tellInput(layer + 1, activations.get(layer + 1)); // the first one is the input
            }
        }
    }
}
