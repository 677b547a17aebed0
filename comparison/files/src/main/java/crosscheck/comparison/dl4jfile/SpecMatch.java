package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.LayerSpec;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which of our networks the layers of a DL4J network are. */
final class SpecMatch {
    private final String where;
    private final ModelConfiguration configuration;
    private final List<LayerSpec> specs = new ArrayList<>();
    private ExampleShape shape;
    private boolean flat;

    private SpecMatch(String where, ModelConfiguration configuration, ExampleShape examples) {
        this.where = where;
        this.configuration = configuration;
        this.shape = examples;
    }

    /**
     * The network for examples of a shape. Dropout is left out of a fully connected one: it does
     * nothing after training.
     *
     * @param examples the shape of the examples that it is to take
     * @throws InvalidDataException if it is none that Crosscheck has, or takes other examples
     */
    static NetworkSpec of(String where, ModelConfiguration configuration, ExampleShape examples)
            throws InvalidDataException {
        try {
            return new SpecMatch(where, configuration, examples).spec();
        } catch (IllegalArgumentException e) {
            throw new InvalidDataException(
                    "%s describes a network that Crosscheck does not have: %s"
                            .formatted(where, e.getMessage()),
                    e);
        } catch (ArithmeticException e) {
            throw new InvalidDataException(
                    where + " describes a network whose images are too large for Crosscheck", e);
        }
    }

    private NetworkSpec spec() throws InvalidDataException {
        boolean convolutional =
                configuration.layers().stream()
                        .anyMatch(layer -> layer instanceof Dl4jLayer.Convolution);
        ExampleShape examples = shape;
        if (!convolutional) {
            return dense(examples);
        }
        if (!configuration.preprocessors().images().orElse(examples).equals(examples)) {
            throw takesOthers(String.valueOf(configuration.preprocessors().images().get()));
        }
        for (Dl4jLayer layer : configuration.layers()) {
            add(layer);
        }
        List<LayerSpec> hidden = specs.subList(0, specs.size() - 1);
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            ImageLayers own = imageLayers(model);
            for (Normalisation normalisation : Normalisation.values()) {
                if (withoutDropout(own.layers(model, normalisation)).equals(hidden)) {
                    return spec(model, examples, normalisation, own);
                }
            }
        }
        throw new IllegalArgumentException(
                "its layers are %s, and those of lenet are %s and of cnn %s, with any filters and kernels"
                        .formatted(
                                text(specs),
                                text(layersOf(Model.LENET)),
                                text(layersOf(Model.CNN))));
    }

    /**
     * Filters and kernel of the first convolution; without dropout, which a trained network does
     * not need.
     */
    private ImageLayers imageLayers(Model model) {
        double dropoutRate = model.defaultImageLayers().orElseThrow().dropoutRate();
        return specs.stream()
                .filter(LayerSpec.Convolution.class::isInstance)
                .map(LayerSpec.Convolution.class::cast)
                .findFirst()
                .map(first -> new ImageLayers(first.filters(), first.size(), dropoutRate))
                .orElseThrow();
    }

    private List<LayerSpec> layersOf(Model model) {
        List<LayerSpec> layers =
                new ArrayList<>(
                        model.defaultImageLayers().orElseThrow().layers(model, Normalisation.NONE));
        layers.add(new LayerSpec.Dense(output().units()));
        return layers;
    }

    private NetworkSpec spec(
            Model model, ExampleShape examples, Normalisation normalisation, ImageLayers own) {
        return new NetworkSpec(
                model,
                examples,
                List.of(),
                output().units(),
                ActivationName.RELU,
                output().loss(),
                model.defaultInitialiser(),
                0,
                normalisation,
                Optional.of(own));
    }

    private Dl4jLayer.Output output() {
        return (Dl4jLayer.Output) configuration.layers().get(configuration.layers().size() - 1);
    }

    private static List<LayerSpec> withoutDropout(List<LayerSpec> layers) {
        return layers.stream().filter(layer -> !(layer instanceof LayerSpec.Dropout)).toList();
    }

    private static String text(List<LayerSpec> layers) {
        return String.join(
                "-",
                layers.stream().map(LayerSpec::toString).filter(text -> !text.isEmpty()).toList());
    }

    // ---- fully connected ----------------------------------------------------------------------

    private NetworkSpec dense(ExampleShape examples) throws InvalidDataException {
        List<Integer> hidden = new ArrayList<>();
        List<ActivationName> activations = new ArrayList<>();
        flat = true;
        for (Dl4jLayer layer : configuration.layers()) {
            if (layer instanceof Dl4jLayer.Dense one) {
                requireInputs(one.fanIn());
                hidden.add(one.units());
                activations.add(one.activation());
                shape = ExampleShape.vector(one.units());
            } else if (layer instanceof Dl4jLayer.Output last) {
                requireInputs(last.fanIn());
            } else if (!(layer instanceof Dl4jLayer.Dropout)) {
                throw new IllegalArgumentException("%s without convolutions".formatted(layer));
            }
        }
        if (configuration.preprocessors().images().isPresent()
                || configuration.preprocessors().flattened().isPresent()) {
            throw new IllegalArgumentException("it takes images but has no convolutions");
        }
        if (activations.stream().distinct().count() > 1) {
            throw new IllegalArgumentException("its hidden layers have different activations");
        }
        Model model = hidden.isEmpty() ? Model.SOFTMAX : Model.MLP;
        return new NetworkSpec(
                model,
                examples,
                hidden,
                output().units(),
                hidden.isEmpty() ? model.defaultActivation() : activations.get(0),
                output().loss(),
                model.defaultInitialiser(),
                0,
                Normalisation.NONE);
    }

    // ---- convolutional ------------------------------------------------------------------------

    private void add(Dl4jLayer layer) throws InvalidDataException {
        if (layer instanceof Dl4jLayer.Convolution convolution) {
            requireChannels(convolution.channels());
            requireRoom(convolution.size());
            shape =
                    new ExampleShape(
                            convolution.filters(),
                            shape.height() - convolution.size() + 1,
                            shape.width() - convolution.size() + 1);
            specs.add(new LayerSpec.Convolution(convolution.filters(), convolution.size()));
            addActivation(convolution.activation());
        } else if (layer instanceof Dl4jLayer.BatchNormalisation normalisation) {
            requireChannels(normalisation.channels());
            specs.add(new LayerSpec.BatchNormalisation());
        } else if (layer instanceof Dl4jLayer.MaxPooling pooling) {
            requireRoom(pooling.size());
            shape =
                    new ExampleShape(
                            shape.channels(),
                            shape.height() / pooling.size(),
                            shape.width() / pooling.size());
            specs.add(new LayerSpec.MaxPooling(pooling.size()));
        } else if (layer instanceof Dl4jLayer.Activation activation) {
            addActivation(activation.activation());
        } else if (layer instanceof Dl4jLayer.Dense dense) {
            addDense(dense.fanIn(), dense.units());
            addActivation(dense.activation());
        } else if (layer instanceof Dl4jLayer.Output last) {
            addDense(last.fanIn(), last.units());
        }
    }

    private void addDense(int fanIn, int units) throws InvalidDataException {
        if (!flat && !configuration.preprocessors().flattened().equals(Optional.of(shape))) {
            throw takesOthers(
                    "images that become " + configuration.preprocessors().flattened().orElse(null));
        }
        flat = true;
        requireInputs(fanIn);
        shape = ExampleShape.vector(units);
        specs.add(new LayerSpec.Dense(units));
    }

    private void addActivation(ActivationName activation) {
        if (activation == ActivationName.RELU) {
            specs.add(new LayerSpec.Activation());
        } else if (activation != ActivationName.IDENTITY) {
            throw new IllegalArgumentException(
                    "with convolutions it must have relu, not " + activation.label());
        }
    }

    private void requireChannels(int channels) throws InvalidDataException {
        if (flat) {
            throw new IllegalArgumentException("a dense layer comes before one for images");
        }
        if (channels != shape.channels()) {
            throw takesOthers(channels + " channels where these have " + shape.channels());
        }
    }

    private void requireRoom(int size) throws InvalidDataException {
        if (flat) {
            throw new IllegalArgumentException("a dense layer comes before one for images");
        }
        if (size > shape.height() || size > shape.width()) {
            throw takesOthers("larger images");
        }
    }

    private void requireInputs(int fanIn) throws InvalidDataException {
        if (fanIn != shape.featureCount()) {
            throw takesOthers(fanIn + " numbers where these have " + shape.featureCount());
        }
    }

    private InvalidDataException takesOthers(String what) {
        return new InvalidDataException(
                "%s does not fit these examples: one of its layers takes %s"
                        .formatted(where, what));
    }
}
