package crosscheck.comparison.sweep.arbiter;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LayerSpec;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.data.Labelled;
import crosscheck.dl4j.NetworkConfiguration;
import crosscheck.dl4j.Updating;
import crosscheck.scratch.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.conf.dropout.DropoutSpace;
import org.deeplearning4j.arbiter.layers.ConvolutionLayerSpace;
import org.deeplearning4j.arbiter.layers.DenseLayerSpace;
import org.deeplearning4j.arbiter.layers.OutputLayerSpace;
import org.deeplearning4j.arbiter.layers.SubsamplingLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.math.MathOp;
import org.deeplearning4j.arbiter.optimize.parameter.math.Op;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** The layers of a study's networks, and what they have in common. */
final class LayerSpaces {
    private static final String HIDDEN = "hidden";
    private static final String LAYERS = "layers";
    private static final String DROPOUT = "dropout";
    private static final String FILTERS = "filters";
    private static final String KERNEL = "kernel";

    private final Leaves leaves;
    private final Configuration base;
    private final NetworkSpec network;
    private final NetworkConfiguration dl4j;

    LayerSpaces(Leaves leaves, Configuration base) {
        this.leaves = leaves;
        this.base = base;
        this.network = base.network();
        for (String coupled : List.of("model", "loss", "normalisation", "clip")) {
            if (leaves.varies(coupled)) {
                throw new UnsupportedSpecException(
                        "a MultiLayerSpace cannot vary %s, which changes several of its parts at once: leave it out of what is varied"
                                .formatted(coupled));
            }
        }
        if (network.normalisation() != Normalisation.NONE) {
            throw new UnsupportedSpecException(
                    "Arbiter's batch normalisation keeps other statistics than Crosscheck's: take --normalisation none");
        }
        if (!(base.training().schedule() instanceof Schedule.Constant)) {
            throw new UnsupportedSpecException(
                    "a MultiLayerSpace has another place for schedules: take --schedule constant");
        }
        this.dl4j = Dl4jEngine.configuration(network, base.training(), Precision.FLOAT);
    }

    /** Puts them into a space. */
    MultiLayerSpace.Builder add(MultiLayerSpace.Builder builder) {
        Updating updating = dl4j.updating();
        builder.activation(
                        leaves.listed(
                                "activation",
                                activation(network.activation()),
                                text -> activation(Labelled.parse(ActivationName.class, text))))
                .weightInit(
                        leaves.listed(
                                "initialiser",
                                weights(network.initialiser()),
                                text -> weights(Labelled.parse(InitialiserName.class, text))))
                .biasInit(0)
                .l2(leaves.real("l2", updating.l2Coefficient()))
                .gradientNormalization(updating.clipping())
                .gradientNormalizationThreshold(updating.clippingThreshold())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED);
        if (network.model().isConvolutional()) {
            builder.setInputType(
                    InputType.convolutional(
                            network.inputShape().height(),
                            network.inputShape().width(),
                            network.inputShape().channels()));
            addImageLayers(builder, network.imageLayers().orElseThrow());
        } else {
            builder.setInputType(InputType.feedForward(network.inputs()));
            addHidden(builder);
        }
        return builder;
    }

    // ---- fully connected ----------------------------------------------------------------------

    private void addHidden(MultiLayerSpace.Builder builder) {
        List<Integer> hidden = network.hidden();
        boolean drops = leaves.varies(DROPOUT) || network.dropoutRate() > 0;
        boolean varies = leaves.varies(HIDDEN) || leaves.varies(LAYERS);
        if (varies) {
            addEqual(builder, drops);
        } else {
            for (int i = 0; i < hidden.size(); i++) {
                DenseLayerSpace.Builder layer = dense(new FixedValue<>(hidden.get(i)));
                if (i > 0 && drops) {
                    layer.iDropOut(dropout());
                }
                builder.addLayer(layer.build());
            }
        }
        builder.addLayer(output(drops && !hidden.isEmpty() ? Optional.of(dropout()) : none()));
    }

    /**
     * Layers of one number of units. DL4J drops the input of a layer, and that of the network is
     * left alone, so that the first one is another than the others.
     */
    private void addEqual(MultiLayerSpace.Builder builder, boolean drops) {
        ParameterSpace<Integer> units = leaves.whole(HIDDEN, network.hidden().get(0));
        ParameterSpace<Integer> count = leaves.whole(LAYERS, network.hidden().size());
        if (!drops) {
            builder.addLayer(dense(units).build(), count);
            return;
        }
        builder.addLayer(dense(units).build());
        if (leaves.varies(LAYERS)) {
            leaves.calculated(LAYERS);
            count = new MathOp<>(count, Op.SUB, 1);
        } else if (network.hidden().size() > 1) {
            count = new FixedValue<>(network.hidden().size() - 1);
        } else {
            return;
        }
        ParameterSpace<Integer> again = leaves.whole(HIDDEN, network.hidden().get(0));
        builder.addLayer(dense(again).iDropOut(dropout()).build(), count);
    }

    private static DenseLayerSpace.Builder dense(ParameterSpace<Integer> units) {
        return new DenseLayerSpace.Builder().nOut(units).hasBias(true);
    }

    /** Never by {@code dropOut}, which Arbiter's JSON cannot read. */
    private ParameterSpace<IDropout> dropout() {
        return new DropoutSpace(leaves.complement(DROPOUT, network.hiddenDropoutRate()));
    }

    private static Optional<ParameterSpace<IDropout>> none() {
        return Optional.empty();
    }

    private OutputLayerSpace output(Optional<ParameterSpace<IDropout>> dropout) {
        OutputLayerSpace.Builder layer =
                new OutputLayerSpace.Builder()
                        .nOut(network.outputs())
                        .hasBias(true)
                        .activation(dl4j.outputActivation())
                        .iLossFunction(dl4j.loss());
        dropout.ifPresent(layer::iDropOut);
        return layer.build();
    }

    // ---- convolutional ------------------------------------------------------------------------

    private void addImageLayers(MultiLayerSpace.Builder builder, ImageLayers own) {
        boolean drops = leaves.varies(DROPOUT) || own.dropoutRate() > 0;
        boolean second = false;
        Optional<ParameterSpace<IDropout>> pending = none();
        for (LayerSpec layer : own.layers(network.model(), Normalisation.NONE)) {
            if (layer instanceof LayerSpec.Convolution convolution) {
                builder.addLayer(convolution(second, own, convolution.filters()));
                second = true;
            } else if (layer instanceof LayerSpec.MaxPooling pooling) {
                builder.addLayer(pooling(pooling.size()));
            } else if (layer instanceof LayerSpec.Dense hidden) {
                DenseLayerSpace.Builder dense = dense(new FixedValue<>(hidden.units()));
                if (drops && network.model().defaultImageLayers().orElseThrow().dropoutRate() > 0) {
                    dense.iDropOut(halfDropout(own)); // cnn, behind its pooling
                }
                builder.addLayer(dense.build());
                pending = drops ? Optional.of(dropout()) : none();
            }
        }
        builder.addLayer(output(pending));
    }

    /** The second convolution's filters follow from the first one's. */
    private ConvolutionLayerSpace convolution(boolean second, ImageLayers own, int filters) {
        ParameterSpace<Integer> count = leaves.whole(FILTERS, own.filters());
        if (second && leaves.varies(FILTERS)) {
            leaves.calculated(FILTERS);
            count = ofSecond(count);
        } else if (second) {
            count = new FixedValue<>(filters);
        }
        return new ConvolutionLayerSpace.Builder()
                .nOut(count)
                .kernelSize(
                        leaves.writtenOut(
                                KERNEL,
                                square(own.kernel()),
                                text -> square(Integer.parseInt(text))))
                .stride(1, 1)
                .padding(0, 0)
                .dilation(1, 1)
                .convolutionMode(ConvolutionMode.Truncate)
                .hasBias(true)
                .build();
    }

    private ParameterSpace<Integer> ofSecond(ParameterSpace<Integer> first) {
        return switch (network.model()) {
            case LENET -> new MathOp<>(new MathOp<>(first, Op.MUL, 5), Op.DIV, 2);
            default -> new MathOp<>(first, Op.MUL, 2);
        };
    }

    private static int[] square(int side) {
        return new int[] {side, side};
    }

    private static SubsamplingLayerSpace pooling(int size) {
        return new SubsamplingLayerSpace.Builder()
                .poolingType(PoolingType.MAX)
                .kernelSize(size, size)
                .stride(size, size)
                .padding(0, 0)
                .dilation(1, 1)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    /** Half the rate keeps (1 + kept) / 2. */
    private ParameterSpace<IDropout> halfDropout(ImageLayers own) {
        ParameterSpace<Double> kept = leaves.complement(DROPOUT, own.dropoutRate());
        if (!leaves.varies(DROPOUT)) {
            return new DropoutSpace(new FixedValue<>(1 - own.dropoutRate() / 2));
        }
        leaves.calculated(DROPOUT);
        return new DropoutSpace(new MathOp<>(new MathOp<>(kept, Op.ADD, 1.0), Op.DIV, 2.0));
    }

    // ---- names --------------------------------------------------------------------------------

    private static Activation activation(ActivationName name) {
        return Activation.valueOf(name.name());
    }

    private static WeightInit weights(InitialiserName name) {
        return switch (name) {
            case XAVIER -> WeightInit.XAVIER;
            case HE -> WeightInit.RELU;
            case NORMAL, GIVEN ->
                    throw new UnsupportedSpecException(
                            "DL4J draws no biases, as %s does: take --initialiser xavier or he"
                                    .formatted(name.label()));
        };
    }
}
