package crosscheck.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A network's configuration as DL4J's users write it: sizes, activations, loss and updater, and
 * whatever DL4J takes for the rest. {@link NetworkConfiguration#toDl4j} is the same network with
 * everything set that matters.
 */
final class ShippedConfiguration {
    private final NetworkConfiguration network;
    private final List<Layer> layers = new ArrayList<>();
    private MaskedDropout pending;
    private int dropouts;

    private ShippedConfiguration(NetworkConfiguration network) {
        this.network = network;
    }

    /** The configuration for DL4J. */
    static MultiLayerConfiguration of(NetworkConfiguration network) {
        return new ShippedConfiguration(network).build();
    }

    private MultiLayerConfiguration build() {
        if (network instanceof CnnConfiguration cnn) {
            cnn.layers().forEach(layer -> add(layer, cnn));
        } else if (network instanceof MlpConfiguration mlp) {
            addHidden(mlp);
        }
        add(
                new OutputLayer.Builder(network.loss())
                        .nOut(network.classes())
                        .activation(network.outputActivation()));
        Updating updating = network.updating();
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .dataType(network.dataType())
                        .updater(updating.updater())
                        .gradientNormalization(updating.clipping())
                        .gradientNormalizationThreshold(updating.clippingThreshold())
                        .l2(updating.l2Coefficient())
                        .list();
        layers.forEach(list::layer);
        return list.setInputType(inputType()).build();
    }

    private InputType inputType() {
        return network.inputShape().isImage()
                ? InputType.convolutionalFlat(
                        network.inputShape().height(),
                        network.inputShape().width(),
                        network.inputShape().channels())
                : InputType.feedForward(network.inputShape().featureCount());
    }

    private void addHidden(MlpConfiguration mlp) {
        for (int i = 0; i < mlp.hidden().size(); i++) {
            add(new DenseLayer.Builder().nOut(mlp.hidden().get(i)).activation(mlp.activation()));
            if (mlp.dropout().rate() > 0) {
                pending = new MaskedDropout(mlp.dropout().rate(), i, mlp.dropout().mask());
            }
        }
    }

    private void add(CnnLayer next, CnnConfiguration cnn) {
        if (next instanceof CnnLayer.Convolution convolution) {
            add(convolution(convolution.filters(), convolution.size()).activation(Activation.RELU));
        } else if (next instanceof CnnLayer.NormalisedConvolution convolution) {
            add(
                    convolution(convolution.filters(), convolution.size())
                            .activation(Activation.IDENTITY));
            layers.add(new BatchNormalization.Builder().useLogStd(false).build());
            layers.add(new ActivationLayer.Builder().activation(Activation.RELU).build());
        } else if (next instanceof CnnLayer.MaxPooling pooling) {
            layers.add(
                    new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                            .kernelSize(pooling.size(), pooling.size())
                            .stride(pooling.size(), pooling.size())
                            .build());
        } else if (next instanceof CnnLayer.Dense dense) {
            add(new DenseLayer.Builder().nOut(dense.units()).activation(Activation.RELU));
        } else if (next instanceof CnnLayer.Dropout dropout) {
            pending = new MaskedDropout(dropout.rate(), dropouts++, cnn.keepMask());
        }
    }

    private static ConvolutionLayer.Builder convolution(int filters, int size) {
        return new ConvolutionLayer.Builder(size, size).nOut(filters);
    }

    /** DL4J drops the input of a layer, so the layer after the dropout takes it. */
    private void add(BaseLayer.Builder<?> layer) {
        if (pending != null) {
            layer.dropOut(pending);
            pending = null;
        }
        layers.add(layer.build());
    }
}
