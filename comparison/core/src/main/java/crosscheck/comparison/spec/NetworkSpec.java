package crosscheck.comparison.spec;

import crosscheck.data.ExampleShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A network, described once; each engine builds it.
 *
 * @param hidden units of each hidden layer of an mlp from the input on; else empty
 * @param outputs classes, at least 2
 * @param dropoutRate of the hidden activations of an mlp: probability of zeroing, from 0 to below
 *     1; 0 for the other models
 * @param normalisation between convolutions and their activations
 * @param imageLayers filters, kernels and dropout of a convolutional model; else empty
 */
public record NetworkSpec(
        Model model,
        ExampleShape inputShape,
        List<Integer> hidden,
        int outputs,
        ActivationName activation,
        LossName loss,
        InitialiserName initialiser,
        double dropoutRate,
        Normalisation normalisation,
        Optional<ImageLayers> imageLayers) {

    /** The most units a hidden layer may have. */
    public static final int MOST_UNITS = 100_000;

    /** The least height and width of an image that both convolutional models can take apart. */
    public static final int SMALLEST_IMAGE = 16;

    /**
     * Checks the sizes and that the parts fit each other.
     *
     * @param inputShape an image for a convolutional model
     * @param hidden each from 1 to {@link #MOST_UNITS}; copied
     * @param dropoutRate from 0 to below 1, 0 where there is no hidden layer
     * @param imageLayers of a convolutional model, and of no other
     * @throws IllegalArgumentException if a size is out of range, an mlp has no hidden layer, a
     *     softmax regression has one or another loss than the cross-entropy, a convolutional model
     *     gets what it has itself or a kernel larger than its input, or another model gets one
     */
    public NetworkSpec {
        hidden = List.copyOf(hidden);
        if (outputs < 2) {
            throw new IllegalArgumentException(
                    "a network needs at least 2 outputs, not " + outputs);
        }
        for (int units : hidden) {
            if (units < 1 || units > MOST_UNITS) {
                throw new IllegalArgumentException(
                        "a hidden layer must have from 1 to "
                                + MOST_UNITS
                                + " units, not "
                                + units);
            }
        }
        requireDropoutRate(dropoutRate);
        if (dropoutRate > 0 && hidden.isEmpty()) {
            throw new IllegalArgumentException(
                    "dropout needs a hidden layer: it drops hidden activations");
        }
        if (model == Model.MLP && hidden.isEmpty()) {
            throw new IllegalArgumentException("an mlp needs at least one hidden layer");
        }
        if (model.isConvolutional() != imageLayers.isPresent()) {
            throw new IllegalArgumentException(
                    "filters and kernels go with the models lenet and cnn only");
        }
        if (model.isConvolutional()) {
            checkConvolutional(model, inputShape, hidden, activation, loss);
            imageLayers.get().requireRoom(model, inputShape);
        } else if (normalisation != Normalisation.NONE) {
            throw new IllegalArgumentException(
                    "batch normalisation goes with the models lenet and cnn only");
        }
        if (model == Model.SOFTMAX && !(hidden.isEmpty() && loss == LossName.CROSS_ENTROPY)) {
            throw new IllegalArgumentException(
                    "softmax regression has no hidden layer and takes the cross-entropy");
        }
    }

    /**
     * A network with the filters, kernels and dropout that its model has where nothing is said.
     *
     * @param hidden each from 1 to {@link #MOST_UNITS}; copied
     * @param dropoutRate from 0 to below 1, 0 where there is no hidden layer
     * @throws IllegalArgumentException as the other constructor
     */
    public NetworkSpec(
            Model model,
            ExampleShape inputShape,
            List<Integer> hidden,
            int outputs,
            ActivationName activation,
            LossName loss,
            InitialiserName initialiser,
            double dropoutRate,
            Normalisation normalisation) {
        this(
                model,
                inputShape,
                hidden,
                outputs,
                activation,
                loss,
                initialiser,
                dropoutRate,
                normalisation,
                model.defaultImageLayers());
    }

    /** Refuses a rate that is none. */
    static void requireDropoutRate(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "the dropout rate must be from 0 to below 1, not " + rate);
        }
    }

    private static void checkConvolutional(
            Model model,
            ExampleShape inputShape,
            List<Integer> hidden,
            ActivationName activation,
            LossName loss) {
        String name = model.label();
        if (!hidden.isEmpty()) {
            throw new IllegalArgumentException(name + " has its own layers: no --hidden");
        }
        if (activation != ActivationName.RELU || loss != LossName.CROSS_ENTROPY) {
            throw new IllegalArgumentException(name + " takes relu and the cross-entropy");
        }
        if (inputShape.height() < SMALLEST_IMAGE || inputShape.width() < SMALLEST_IMAGE) {
            throw new IllegalArgumentException(
                    "%s needs images of at least %d x %d pixels, not %s"
                            .formatted(name, SMALLEST_IMAGE, SMALLEST_IMAGE, inputShape));
        }
    }

    /**
     * The layers from the inputs to the logits; the last one is dense with as many units as
     * classes.
     */
    public List<LayerSpec> layers() {
        List<LayerSpec> layers = new ArrayList<>();
        imageLayers.ifPresent(own -> layers.addAll(own.layers(model, normalisation)));
        hidden.forEach(units -> ImageLayers.addHidden(layers, units, dropoutRate));
        layers.add(new LayerSpec.Dense(outputs));
        return List.copyOf(layers);
    }

    /**
     * The dropout of the hidden dense layers, whatever the model; probability of zeroing, from 0 to
     * below 1.
     */
    public double hiddenDropoutRate() {
        return imageLayers.map(ImageLayers::dropoutRate).orElse(dropoutRate);
    }

    /** The number of features of an example; at least 1. */
    public int inputs() {
        return inputShape.featureCount();
    }

    /**
     * The sizes of the fully connected layers of an mlp or a softmax regression; inputs, hidden,
     * outputs.
     */
    public List<Integer> layerSizes() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(inputs());
        sizes.addAll(hidden);
        sizes.add(outputs);
        return List.copyOf(sizes);
    }

    /**
     * A fully connected network without dropout.
     *
     * @param inputs features of an example, at least 1
     * @param hidden units of each hidden layer; empty for softmax regression
     * @return an mlp, or a softmax regression where there is no hidden layer
     * @throws IllegalArgumentException if a size is out of range
     */
    public static NetworkSpec dense(
            int inputs,
            List<Integer> hidden,
            int outputs,
            ActivationName activation,
            LossName loss,
            InitialiserName initialiser) {
        return new NetworkSpec(
                hidden.isEmpty() ? Model.SOFTMAX : Model.MLP,
                ExampleShape.vector(inputs),
                hidden,
                outputs,
                activation,
                loss,
                initialiser,
                0,
                Normalisation.NONE);
    }

    /** The same network with other initial weights. */
    public NetworkSpec withInitialiser(InitialiserName other) {
        return new NetworkSpec(
                model,
                inputShape,
                hidden,
                outputs,
                activation,
                loss,
                other,
                dropoutRate,
                normalisation,
                imageLayers);
    }

    /**
     * The sizes as people write them, such as {@code 784-30-10} or {@code
     * 28x28-20C5-P2-50C5-P2-500-10}.
     */
    public String shapeText() {
        if (!model.isConvolutional()) {
            return layerSizes().stream().map(String::valueOf).collect(Collectors.joining("-"));
        }
        return inputShape.height()
                + "x"
                + inputShape.width()
                + layers().stream()
                        .map(LayerSpec::toString)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("-", "-", ""));
    }
}
