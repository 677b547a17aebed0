package crosscheck.comparison.parity;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.ComparedNetwork;
import crosscheck.data.ExampleShape;
import crosscheck.dl4j.GivenConfiguration;
import crosscheck.dl4j.Updating;
import crosscheck.scratch.Network;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Unflatten;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A network that is written down twice: as layers and loss of the hand-written side, and as DL4J's
 * users write it, with its builder.
 *
 * @param layers makes the hand-written ones, from the input to the output
 * @param dl4jLayers makes DL4J's, an output layer at the end
 * @param division whether DL4J divides gradients by the mini-batch size
 */
public record WrittenNetwork(
        String shapeText,
        ExampleShape inputShape,
        Supplier<List<Layer>> layers,
        Loss loss,
        Initialiser initialiser,
        Supplier<List<org.deeplearning4j.nn.conf.layers.Layer>> dl4jLayers,
        Division division)
        implements ComparedNetwork {

    /** What DL4J does to a sum over the examples of a mini-batch. */
    public enum Division {
        /** Divides it by their number: the loss is a mean. */
        BY_EXAMPLES,
        /** Leaves it: the loss is a sum. */
        NONE
    }

    /**
     * A small network with batch normalisation: of images behind a convolution of stride 2 with
     * padding, of rows behind a dense layer; convolution or dense, batch normalisation, tanh,
     * dense, softmax.
     */
    public static WrittenNetwork normalised(ExampleShape input, int classes) {
        int units = 4;
        Window window = Window.square(3, 2, Padding.SAME);
        boolean images = input.isImage();
        return new WrittenNetwork(
                images
                        ? "%dx%d-%dC3, stride 2-BN-%d"
                                .formatted(input.height(), input.width(), units, classes)
                        : "%d-%d-BN-%d".formatted(input.featureCount(), units, classes),
                input,
                () -> {
                    if (!images) {
                        return List.of(
                                new Dense(input.featureCount(), units),
                                new BatchNorm(units),
                                new ActivationLayer(Activation.TANH),
                                new Dense(units, classes));
                    }
                    Conv2d convolution = new Conv2d(input, units, window);
                    Flatten flatten = new Flatten(convolution.outputShape());
                    return List.of(
                            new Unflatten(input),
                            convolution,
                            new BatchNorm(units),
                            new ActivationLayer(Activation.TANH),
                            flatten,
                            new Dense(convolution.outputShape().featureCount(), classes));
                },
                new SoftmaxCrossEntropy(),
                Initialiser.XAVIER,
                () ->
                        List.of(
                                images
                                        ? Dl4jLayers.convolution(units, window, Activation.IDENTITY)
                                        : Dl4jLayers.dense(units, Activation.IDENTITY),
                                Dl4jLayers.batchNormalisation(),
                                Dl4jLayers.activation(Activation.TANH),
                                Dl4jLayers.softmaxOutput(classes)),
                Division.BY_EXAMPLES);
    }

    @Override
    public List<ParameterTensor> drawWeights(long seed) {
        List<Layer> drawn = layers.get();
        new Network(drawn, loss).initialise(initialiser, seed);
        HandWritten network = new HandWritten(() -> drawn, loss);
        try (Trainee trainee = ScratchEngine.trainee(network, OptimiserSettings.of(new Sgd(), 1))) {
            return trainee.parameters();
        }
    }

    @Override
    public HandWritten handWritten(long seed) {
        return new HandWritten(layers, loss);
    }

    @Override
    public Optional<String> missing(EngineName engine, TrainingSpec training) {
        if (engine == EngineName.FAST) {
            return Optional.of("fast does not have these layers or this loss");
        }
        try {
            if (engine == EngineName.DL4J) {
                Dl4jEngine.updating(training.optimiser());
            }
            return Optional.empty();
        } catch (UnsupportedSpecException e) {
            return Optional.of(e.getMessage().split(";")[0]);
        }
    }

    @Override
    public Trainee create(
            Engine engine,
            TrainingSpec training,
            List<ParameterTensor> weights,
            Precision precision) {
        OptimiserSettings optimiser = training.optimiser();
        Updating updating = Dl4jEngine.updating(optimiser);
        return Dl4jEngine.trainee(
                new GivenConfiguration(configuration(updating, precision), inputShape, updating),
                optimiser.rule(),
                weights);
    }

    private MultiLayerConfiguration configuration(Updating updating, Precision precision) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder()
                        .dataType(precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE)
                        .updater(updating.updater())
                        .gradientNormalization(updating.clipping())
                        .gradientNormalizationThreshold(updating.clippingThreshold())
                        .l2(updating.l2Coefficient())
                        .miniBatch(division == Division.BY_EXAMPLES)
                        .weightInit(WeightInit.ZERO) // the drawn ones take their place
                        .list();
        dl4jLayers.get().forEach(list::layer);
        return list.setInputType(
                        inputShape.isImage()
                                ? InputType.convolutional(
                                        inputShape.height(),
                                        inputShape.width(),
                                        inputShape.channels())
                                : InputType.feedForward(inputShape.featureCount()))
                .build();
    }
}
