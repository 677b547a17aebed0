package crosscheck.comparison.parity;

import crosscheck.dl4j.MlpConfiguration;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Window;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Layers as DL4J's users write them. */
final class Dl4jLayers {
    private Dl4jLayers() {}

    private static org.nd4j.linalg.activations.Activation word(Activation activation) {
        return switch (activation) {
            case SIGMOID -> org.nd4j.linalg.activations.Activation.SIGMOID;
            case TANH -> org.nd4j.linalg.activations.Activation.TANH;
            case RELU -> org.nd4j.linalg.activations.Activation.RELU;
            case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
        };
    }

    static Layer dense(int units, Activation activation) {
        return new DenseLayer.Builder().nOut(units).activation(word(activation)).build();
    }

    static Layer convolution(int filters, Window window, Activation activation) {
        return new ConvolutionLayer.Builder(window.height(), window.width())
                .nOut(filters)
                .stride(window.stride(), window.stride())
                .convolutionMode(mode(window.padding()))
                .activation(word(activation))
                .helperAllowFallback(false) // a helper that fails is an error
                .build();
    }

    static Layer pooling(PoolingType type, Window window) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(window.height(), window.width())
                .stride(window.stride(), window.stride())
                .convolutionMode(mode(window.padding()))
                .helperAllowFallback(false)
                .build();
    }

    private static ConvolutionMode mode(Padding padding) {
        return switch (padding) {
            case VALID -> ConvolutionMode.Truncate;
            case SAME -> ConvolutionMode.Same;
        };
    }

    /** The running variance itself, not DL4J's logarithm of the deviation. */
    static Layer batchNormalisation() {
        return new BatchNormalization.Builder().useLogStd(false).helperAllowFallback(false).build();
    }

    static Layer activation(Activation activation) {
        return new ActivationLayer.Builder().activation(word(activation)).build();
    }

    static Layer output(ILossFunction loss, Activation activation, int classes) {
        return new OutputLayer.Builder(loss).nOut(classes).activation(word(activation)).build();
    }

    static Layer softmaxOutput(int classes) {
        return new OutputLayer.Builder(new LossMCXENT(MlpConfiguration.LEAST_PROBABILITY, null))
                .nOut(classes)
                .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                .build();
    }
}
