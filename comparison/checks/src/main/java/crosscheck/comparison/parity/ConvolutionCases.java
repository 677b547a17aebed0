package crosscheck.comparison.parity;

import crosscheck.comparison.parity.WrittenNetwork.Division;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.trace.Course;
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.data.ExampleShape;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.AvgPool2d;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Unflatten;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/** Layers of images: strides, paddings, both poolings, and the whole models. */
final class ConvolutionCases {
    private static final double RATE = 0.01;
    private static final int MINI_BATCH_SIZE = 8;
    private static final int FILTERS = 4;

    private static final Window THREE = Window.square(3, 1, Padding.VALID);
    private static final Window HALVES = Window.square(2, 2, Padding.VALID);

    private final ExampleShape input;
    private final int classes;
    private final long seed;
    private final List<ParityCase> cases = new ArrayList<>();

    ConvolutionCases(ExampleShape input, int classes, long seed) {
        this.input = input;
        this.classes = classes;
        this.seed = seed;
    }

    List<ParityCase> cases() {
        convolution("3 x 3, valid", THREE);
        convolution("3 x 3, same", Window.square(3, 1, Padding.SAME));
        convolution("5 x 5, stride 2, valid, a remainder", Window.square(5, 2, Padding.VALID));
        convolution("3 x 3, stride 2, same", Window.square(3, 2, Padding.SAME));
        convolution("4 x 2, valid", new Window(4, 2, 1, Padding.VALID));
        pooling("max 2 x 2", PoolingType.MAX, HALVES);
        pooling(
                "max 3 x 3, stride 2, overlapping",
                PoolingType.MAX,
                Window.square(3, 2, Padding.VALID));
        pooling("max 3 x 3, stride 2, same", PoolingType.MAX, Window.square(3, 2, Padding.SAME));
        pooling("average 2 x 2", PoolingType.AVG, HALVES);
        pooling(
                "average 3 x 3, stride 2, same",
                PoolingType.AVG,
                Window.square(3, 2, Padding.SAME));
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            for (Normalisation normalisation : Normalisation.values()) {
                model(model, normalisation);
            }
        }
        return cases;
    }

    /** Convolution, ReLU, a second convolution behind it, dense. */
    private void convolution(String name, Window window) {
        written(
                "convolution",
                name,
                () -> {
                    List<Layer> layers = new ArrayList<>();
                    layers.add(new Unflatten(input));
                    Conv2d first = new Conv2d(input, FILTERS, window);
                    layers.add(first);
                    layers.add(new ActivationLayer(Activation.RELU));
                    Conv2d second = new Conv2d(first.outputShape(), FILTERS, window);
                    layers.add(second);
                    layers.add(new ActivationLayer(Activation.RELU));
                    addDense(layers, second.outputShape());
                    return layers;
                },
                () ->
                        List.of(
                                Dl4jLayers.convolution(FILTERS, window, Activation.RELU),
                                Dl4jLayers.convolution(FILTERS, window, Activation.RELU),
                                Dl4jLayers.softmaxOutput(classes)));
    }

    /** Convolution, ReLU, pooling, a second convolution behind it, dense. */
    private void pooling(String name, PoolingType type, Window window) {
        written(
                "pooling",
                name,
                () -> {
                    List<Layer> layers = new ArrayList<>();
                    layers.add(new Unflatten(input));
                    Conv2d first = new Conv2d(input, FILTERS, THREE);
                    layers.add(first);
                    layers.add(new ActivationLayer(Activation.RELU));
                    ExampleShape pooled = addPooling(layers, first.outputShape(), type, window);
                    Conv2d second = new Conv2d(pooled, FILTERS, THREE);
                    layers.add(second);
                    layers.add(new ActivationLayer(Activation.RELU));
                    addDense(layers, second.outputShape());
                    return layers;
                },
                () ->
                        List.of(
                                Dl4jLayers.convolution(FILTERS, THREE, Activation.RELU),
                                Dl4jLayers.pooling(type, window),
                                Dl4jLayers.convolution(FILTERS, THREE, Activation.RELU),
                                Dl4jLayers.softmaxOutput(classes)));
    }

    private static ExampleShape addPooling(
            List<Layer> layers, ExampleShape shape, PoolingType type, Window window) {
        if (type == PoolingType.MAX) {
            MaxPool2d pool = new MaxPool2d(shape, window);
            layers.add(pool);
            return pool.outputShape();
        }
        AvgPool2d pool = new AvgPool2d(shape, window);
        layers.add(pool);
        return pool.outputShape();
    }

    private void addDense(List<Layer> layers, ExampleShape shape) {
        layers.add(new Flatten(shape));
        layers.add(new Dense(shape.featureCount(), classes));
    }

    private void written(
            String group,
            String name,
            Supplier<List<Layer>> layers,
            Supplier<List<org.deeplearning4j.nn.conf.layers.Layer>> dl4jLayers) {
        cases.add(
                new ParityCase(
                        group,
                        name,
                        new WrittenNetwork(
                                input.height() + "x" + input.width() + ", " + group,
                                input,
                                layers,
                                new SoftmaxCrossEntropy(),
                                Initialiser.HE,
                                dl4jLayers,
                                Division.BY_EXAMPLES),
                        CaseTrainings.sgd(RATE, MINI_BATCH_SIZE, seed),
                        Course.CONVOLUTIONAL_STEPS));
    }

    private void model(Model model, Normalisation normalisation) {
        boolean plain = normalisation == Normalisation.NONE;
        NetworkSpec spec =
                new NetworkSpec(
                        model,
                        input,
                        List.of(),
                        classes,
                        ActivationName.RELU,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.HE,
                        0,
                        normalisation);
        cases.add(
                new ParityCase(
                        "model",
                        model.label() + (plain ? "" : " with batch normalisation"),
                        new DescribedNetwork(spec),
                        CaseTrainings.sgd(RATE, MINI_BATCH_SIZE, seed),
                        Course.CONVOLUTIONAL_STEPS));
    }
}
