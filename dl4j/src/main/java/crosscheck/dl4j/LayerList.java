package crosscheck.dl4j;

import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;

/** What all layers have in common; every default of DL4J that matters is set. */
final class LayerList {
    private LayerList() {}

    /**
     * A list without layers yet, with zero weights and biases.
     *
     * @param cacheMode NONE, or DEVICE to keep what convolutions put out for the backward pass,
     *     which would compute it once more
     */
    static NeuralNetConfiguration.ListBuilder begin(
            Updating updating, DataType dataType, CacheMode cacheMode) {
        return new NeuralNetConfiguration.Builder()
                .dataType(dataType)
                .updater(updating.updater())
                .gradientNormalization(updating.clipping())
                .gradientNormalizationThreshold(updating.clippingThreshold())
                .weightInit(WeightInit.ZERO)
                .biasInit(0)
                .l1(0)
                .l2(updating.l2Coefficient())
                .l2Bias(0)
                .miniBatch(true)
                .cacheMode(cacheMode)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .list();
    }

    /** The finished configuration. */
    static MultiLayerConfiguration end(NeuralNetConfiguration.ListBuilder layers) {
        return layers.backpropType(BackpropType.Standard).build();
    }
}
