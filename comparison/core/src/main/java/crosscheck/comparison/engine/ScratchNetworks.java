package crosscheck.comparison.engine;

import crosscheck.comparison.spec.LayerSpec;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.data.ExampleShape;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Unflatten;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.List;

/** Translates a network's description into layers of the hand-written side. */
final class ScratchNetworks {
    private final Activation activation;
    private final long dropoutSeed;
    private final List<Layer> layers = new ArrayList<>();
    private ExampleShape shape;
    private int dropoutLayers;

    private ScratchNetworks(NetworkSpec spec, long dropoutSeed) {
        this.activation = activation(spec);
        this.dropoutSeed = dropoutSeed;
        this.shape = spec.inputShape();
    }

    /** From the input to the output, with all weights 0. */
    static List<Layer> layers(NetworkSpec spec, long dropoutSeed) {
        ScratchNetworks builder = new ScratchNetworks(spec, dropoutSeed);
        if (spec.model().isConvolutional()) {
            builder.layers.add(new Unflatten(spec.inputShape()));
        }
        spec.layers().forEach(layer -> builder.add(layer, spec.model().isConvolutional()));
        if (spec.loss() == LossName.QUADRATIC) {
            builder.layers.add(new ActivationLayer(Activation.SIGMOID));
        }
        return builder.layers;
    }

    static Loss loss(NetworkSpec spec) {
        return switch (spec.loss()) {
            case CROSS_ENTROPY -> new SoftmaxCrossEntropy();
            case QUADRATIC -> new QuadraticLoss();
        };
    }

    private void add(LayerSpec layer, boolean images) {
        if (layer instanceof LayerSpec.Convolution convolution) {
            Conv2d conv =
                    new Conv2d(
                            shape,
                            convolution.filters(),
                            Window.square(convolution.size(), 1, Padding.VALID));
            layers.add(conv);
            shape = conv.outputShape();
        } else if (layer instanceof LayerSpec.MaxPooling pooling) {
            MaxPool2d pool =
                    new MaxPool2d(
                            shape, Window.square(pooling.size(), pooling.size(), Padding.VALID));
            layers.add(pool);
            shape = pool.outputShape();
        } else if (layer instanceof LayerSpec.BatchNormalisation) {
            layers.add(new BatchNorm(shape.channels()));
        } else if (layer instanceof LayerSpec.Activation) {
            layers.add(new ActivationLayer(activation));
        } else if (layer instanceof LayerSpec.Dropout dropout) {
            layers.add(new Dropout(dropout.rate(), dropoutSeed, dropoutLayers++));
        } else if (layer instanceof LayerSpec.Dense dense) {
            if (images && shape.isImage()) {
                layers.add(new Flatten(shape));
            }
            layers.add(new Dense(shape.featureCount(), dense.units()));
            shape = ExampleShape.vector(dense.units());
        }
    }

    static Activation activation(NetworkSpec spec) {
        return switch (spec.activation()) {
            case SIGMOID -> Activation.SIGMOID;
            case TANH -> Activation.TANH;
            case RELU -> Activation.RELU;
            case IDENTITY -> Activation.IDENTITY;
        };
    }

    static Initialiser initialiser(NetworkSpec spec) {
        return switch (spec.initialiser()) {
            case NORMAL -> Initialiser.NORMAL;
            case XAVIER -> Initialiser.XAVIER;
            case HE -> Initialiser.HE;
            case GIVEN -> throw new IllegalArgumentException("given weights are not drawn");
        };
    }
}
