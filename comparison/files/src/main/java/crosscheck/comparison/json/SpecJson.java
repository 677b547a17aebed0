package crosscheck.comparison.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.schedule.EarlyStopping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A network and its training as JSON, and back: the object {@code spec} of every document that has
 * one. What follows from the data stands with the data: the shape of an example and the classes.
 */
public final class SpecJson {
    /** The most numbers that an image has whose network is built. */
    private static final int MOST_PIXELS = 100_000;

    /** What is said of a network. */
    private static final Set<String> NETWORK =
            Set.of(
                    ("model layers shape normalisation activation outputActivation loss "
                                    + "initialiser filters kernel dropoutRate parameters")
                            .split(" "));

    /** What is said of a training. */
    private static final Set<String> TRAINING =
            Set.of(
                    ("optimiser optimiserParameters learningRate schedule clipping l2Coefficient "
                                    + "patience minimumImprovement augmentation miniBatchSize epochs")
                            .split(" "));

    private SpecJson() {}

    /** A network and its training, without the seed. */
    public static ObjectNode of(NetworkSpec network, TrainingSpec training) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("model", network.model().label());
        spec.set("layers", layers(network));
        spec.put("shape", network.shapeText());
        spec.put("normalisation", network.normalisation().label());
        spec.put("activation", network.activation().label());
        spec.put("outputActivation", network.loss().outputActivation());
        spec.put("loss", network.loss().label());
        spec.put("initialiser", network.initialiser().label());
        network.imageLayers()
                .ifPresent(own -> spec.put("filters", own.filters()).put("kernel", own.kernel()));
        spec.put("dropoutRate", network.hiddenDropoutRate());
        addTraining(spec, training);
        return spec;
    }

    /** The same with the number of parameters, for people. */
    public static ObjectNode of(NetworkSpec network, int parameterCount, TrainingSpec training) {
        return of(network, training).put("parameters", parameterCount);
    }

    /** Sizes of fully connected layers from the input on; texts where there are convolutions. */
    public static ArrayNode layers(NetworkSpec network) {
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        if (network.model().isConvolutional()) {
            network.layers().forEach(layer -> layers.add(layer.toString()));
        } else {
            network.layerSizes().forEach(layers::add);
        }
        return layers;
    }

    private static void addTraining(ObjectNode spec, TrainingSpec training) {
        OptimiserSettings optimiser = training.optimiser();
        spec.put("optimiser", Choices.OPTIMISERS.name(optimiser.rule()));
        ObjectNode parameters = spec.putObject("optimiserParameters");
        Choices.OPTIMISERS.parameters(optimiser.rule()).forEach(parameters::putPOJO);
        spec.put("learningRate", training.learningRate());
        spec.put("schedule", Choices.SCHEDULES.text(training.schedule()));
        spec.put("clipping", Choices.CLIPPINGS.text(optimiser.clipping()));
        spec.put("l2Coefficient", optimiser.l2Coefficient());
        Optional<EarlyStopping> stopping = training.earlyStopping();
        spec.put("patience", stopping.map(EarlyStopping::patience).orElse(null));
        stopping.filter(early -> early.minimumImprovement() > 0)
                .ifPresent(early -> spec.put("minimumImprovement", early.minimumImprovement()));
        spec.put("augmentation", Choices.text(training.augmentation()));
        spec.put("miniBatchSize", training.miniBatchSize());
        spec.put("epochs", training.epochs());
    }

    /**
     * Reads a network.
     *
     * @param spec as {@link #of} writes it; documents of earlier versions say less
     * @throws InvalidDataException if a field is missing, unknown, of another type or out of range,
     *     or the network does not fit the examples
     */
    public static NetworkSpec network(JsonFields spec, ExampleShape shape, int classes)
            throws InvalidDataException {
        Set<String> known = new TreeSet<>(NETWORK);
        known.addAll(TRAINING);
        spec.requireKnown(known);
        Model model = spec.choice("model", Model.class);
        if (model.isConvolutional()) {
            return convolutional(model, spec, shape, classes);
        }
        List<Integer> layers = spec.integers("layers");
        try {
            if (layers.size() < 2) {
                throw new IllegalArgumentException(
                        "a network has at least 2 layers, not " + layers);
            }
            if (layers.get(0) != shape.featureCount() || layers.get(layers.size() - 1) != classes) {
                throw new IllegalArgumentException(
                        "the network %s does not fit examples of %d numbers in %d classes"
                                .formatted(
                                        layers.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining("-")),
                                        shape.featureCount(),
                                        classes));
            }
            return new NetworkSpec(
                    model,
                    shape,
                    layers.subList(1, layers.size() - 1),
                    classes,
                    spec.choice("activation", ActivationName.class),
                    spec.choice("loss", LossName.class),
                    spec.choice("initialiser", InitialiserName.class),
                    spec.number("dropoutRate"),
                    Normalisation.NONE);
        } catch (IllegalArgumentException e) {
            throw spec.invalid("layers", e);
        }
    }

    private static NetworkSpec convolutional(
            Model model, JsonFields spec, ExampleShape shape, int classes)
            throws InvalidDataException {
        try {
            if (shape.featureCount() > MOST_PIXELS) {
                throw new IllegalArgumentException(
                        "images of at most " + MOST_PIXELS + " pixels are taken apart");
            }
            return new NetworkSpec(
                    model,
                    shape,
                    List.of(),
                    classes,
                    spec.choice("activation", ActivationName.class),
                    spec.choice("loss", LossName.class),
                    spec.choice("initialiser", InitialiserName.class),
                    0,
                    spec.choice("normalisation", Normalisation.class),
                    imageLayers(model, spec));
        } catch (IllegalArgumentException e) {
            throw spec.invalid("model", e);
        }
    }

    /** Runs of before they could be chosen say nothing of them. */
    private static Optional<ImageLayers> imageLayers(Model model, JsonFields spec)
            throws InvalidDataException {
        return spec.has("filters")
                ? Optional.of(
                        new ImageLayers(
                                spec.integer("filters"),
                                spec.integer("kernel"),
                                spec.number("dropoutRate")))
                : model.defaultImageLayers();
    }

    /**
     * Reads how a network is trained.
     *
     * @throws InvalidDataException if a field is missing, unknown, of another type or out of range
     */
    public static TrainingSpec training(JsonFields spec, long seed) throws InvalidDataException {
        String field = "optimiser";
        try {
            OptimiserSettings optimiser =
                    new OptimiserSettings(
                            rule(spec),
                            spec.number("learningRate"),
                            Choices.CLIPPINGS.parse(spec.text("clipping")),
                            spec.number("l2Coefficient"));
            field = "patience";
            Optional<EarlyStopping> stopping = earlyStopping(spec);
            field = "schedule";
            return new TrainingSpec(
                    optimiser,
                    Choices.SCHEDULES.parse(spec.text("schedule")),
                    stopping,
                    spec.integer("miniBatchSize"),
                    spec.integer("epochs"),
                    seed,
                    Choices.augmentation(spec.text("augmentation")));
        } catch (IllegalArgumentException e) {
            throw spec.invalid(field, e);
        }
    }

    private static UpdateRule rule(JsonFields spec) throws InvalidDataException {
        JsonFields parameters = spec.object("optimiserParameters");
        String text =
                parameters.node().properties().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                        .collect(Collectors.joining(","));
        return Choices.OPTIMISERS.parse(
                spec.text("optimiser") + (text.isEmpty() ? "" : ":" + text));
    }

    private static Optional<EarlyStopping> earlyStopping(JsonFields spec)
            throws InvalidDataException {
        return spec.lacks("patience")
                ? Optional.empty()
                : Optional.of(
                        new EarlyStopping(
                                spec.integer("patience"),
                                spec.has("minimumImprovement")
                                        ? spec.number("minimumImprovement")
                                        : 0));
    }
}
