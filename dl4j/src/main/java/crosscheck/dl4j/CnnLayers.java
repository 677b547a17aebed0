package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;

/** Translates the layers of a convolutional network, the shape of the values in hand. */
final class CnnLayers {
    private static final double BATCH_NORM_EPSILON = 1e-5;
    private static final double BATCH_NORM_DECAY = 0.9;

    private final CnnConfiguration configuration;
    private final NeuralNetConfiguration.ListBuilder list;
    private ExampleShape shape;
    private boolean flat;
    private int layer;
    private int dropouts;
    private IDropout pending;

    CnnLayers(CnnConfiguration configuration) {
        this.configuration = configuration;
        this.list =
                LayerList.begin(
                        configuration.updating(), configuration.dataType(), CacheMode.DEVICE);
        this.shape = configuration.inputShape();
    }

    /** The shape after all layers. */
    static void checkShapes(ExampleShape input, List<CnnLayer> layers) {
        ExampleShape shape = input;
        boolean flat = false;
        for (CnnLayer layer : layers) {
            boolean dense = layer instanceof CnnLayer.Dense;
            if (flat && !dense && !(layer instanceof CnnLayer.Dropout)) {
                throw new IllegalArgumentException(layer + " cannot follow a dense layer");
            }
            flat |= dense;
            shape = after(shape, layer);
        }
    }

    private static ExampleShape after(ExampleShape shape, CnnLayer layer) {
        if (layer instanceof CnnLayer.Convolution convolution) {
            return convolved(shape, convolution.filters(), convolution.size());
        }
        if (layer instanceof CnnLayer.NormalisedConvolution convolution) {
            return convolved(shape, convolution.filters(), convolution.size());
        }
        if (layer instanceof CnnLayer.MaxPooling pooling) {
            requireRoom(shape, pooling.size());
            return new ExampleShape(
                    shape.channels(),
                    shape.height() / pooling.size(),
                    shape.width() / pooling.size());
        }
        return layer instanceof CnnLayer.Dense dense ? ExampleShape.vector(dense.units()) : shape;
    }

    private static ExampleShape convolved(ExampleShape shape, int filters, int size) {
        requireRoom(shape, size);
        return new ExampleShape(filters, shape.height() - size + 1, shape.width() - size + 1);
    }

    private static void requireRoom(ExampleShape shape, int size) {
        if (shape.height() < size || shape.width() < size) {
            throw new IllegalArgumentException(
                    "%d x %d is too small for a window of %d"
                            .formatted(shape.height(), shape.width(), size));
        }
    }

    MultiLayerConfiguration build() {
        for (CnnLayer next : configuration.layers()) {
            add(next);
            shape = after(shape, next);
        }
        flatten();
        add(
                new OutputLayer.Builder(configuration.loss())
                        .nIn(shape.featureCount())
                        .nOut(configuration.classes())
                        .hasBias(true)
                        .activation(configuration.outputActivation())
                        .dropOut(takeDropout())
                        .build());
        return LayerList.end(list);
    }

    private void add(CnnLayer next) {
        if (next instanceof CnnLayer.Convolution convolution) {
            add(convolution(convolution.filters(), convolution.size(), Activation.RELU));
        } else if (next instanceof CnnLayer.NormalisedConvolution convolution) {
            add(convolution(convolution.filters(), convolution.size(), Activation.IDENTITY));
            add(batchNormalisation(convolution.filters()));
            add(new ActivationLayer.Builder().activation(Activation.RELU).build());
        } else if (next instanceof CnnLayer.MaxPooling pooling) {
            add(maxPooling(pooling.size()));
        } else if (next instanceof CnnLayer.Dense dense) {
            flatten();
            add(dense(dense.units()));
        } else if (next instanceof CnnLayer.Dropout dropout) {
            pending = new MaskedDropout(dropout.rate(), dropouts++, configuration.keepMask());
        }
    }

    private void add(org.deeplearning4j.nn.conf.layers.Layer dl4jLayer) {
        list.layer(layer++, dl4jLayer);
    }

    /** Channel, row and column become one index in this order, as in the flat rows of the data. */
    private void flatten() {
        if (!flat) {
            list.inputPreProcessor(
                    layer,
                    new CnnToFeedForwardPreProcessor(
                            shape.height(), shape.width(), shape.channels(), CNN2DFormat.NCHW));
            flat = true;
        }
    }

    /** DL4J drops the input of a layer, so the layer after the dropout takes it. */
    private IDropout takeDropout() {
        IDropout taken = pending;
        pending = null;
        return taken;
    }

    private ConvolutionLayer convolution(int filters, int size, Activation activation) {
        return new ConvolutionLayer.Builder(size, size)
                .nIn(shape.channels())
                .nOut(filters)
                .stride(1, 1)
                .padding(0, 0)
                .dilation(1, 1)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .hasBias(true)
                .activation(activation)
                .dropOut(takeDropout())
                .helperAllowFallback(false) // a helper that fails is an error, not a slow success
                .build();
    }

    private BatchNormalization batchNormalisation(int channels) {
        return new BatchNormalization.Builder()
                .nIn(channels)
                .nOut(channels)
                .eps(BATCH_NORM_EPSILON)
                .decay(BATCH_NORM_DECAY)
                .gamma(1)
                .beta(0)
                .lockGammaBeta(false)
                .minibatch(true)
                .useLogStd(false) // the running variance itself, as others keep it
                .dataFormat(CNN2DFormat.NCHW)
                .helperAllowFallback(false)
                .build();
    }

    private SubsamplingLayer maxPooling(int size) {
        return new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(size, size)
                .stride(size, size)
                .padding(0, 0)
                .dilation(1, 1)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .helperAllowFallback(false)
                .build();
    }

    private DenseLayer dense(int units) {
        return new DenseLayer.Builder()
                .nIn(shape.featureCount())
                .nOut(units)
                .hasBias(true)
                .activation(Activation.RELU)
                .dropOut(takeDropout())
                .build();
    }
}
