package crosscheck.comparison.runfolder;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.data.DataReader;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run folder of {@code train} or {@code compare}, read back: what was trained, on what, and by
 * which engines.
 *
 * @param folder where it is
 * @param data what the network was trained on
 * @param network the network
 * @param engines that trained it and left weights, the reference first; at least one
 */
public record SavedRun(Path folder, SavedData data, NetworkSpec network, List<EngineName> engines)
        implements SavedModel {

    private static final int MOST_PIXELS = 100_000;

    private static final String FILE = "run.json";

    public SavedRun {
        engines = List.copyOf(engines);
    }

    /**
     * Reads a run folder; the weights only when they are asked for.
     *
     * @param folder as {@code train} or {@code compare} left it
     * @return the run
     * @throws InvalidDataException if there is no such folder, or its {@code run.json} is missing,
     *     torn, or not what those commands write
     */
    public static SavedRun read(Path folder) throws InvalidDataException {
        JsonFields fields = fields(folder);
        Path file = fields.file();
        JsonFields spec = fields.object("spec");
        SavedData data = data(fields);
        NetworkSpec network = network(spec, data);
        if (network.inputs() != data.shape().featureCount()
                || network.outputs() != data.classNames().size()) {
            throw new InvalidDataException(
                    "%s is not usable: the network %s does not fit examples of %d numbers in %d classes"
                            .formatted(
                                    file,
                                    network.shapeText(),
                                    data.shape().featureCount(),
                                    data.classNames().size()));
        }
        return new SavedRun(folder, data, network, engines(folder, fields));
    }

    @Override
    public Path path() {
        return folder;
    }

    @Override
    public ExampleShape exampleShape() {
        return data.shape();
    }

    @Override
    public List<String> classNames() {
        return data.classNames();
    }

    @Override
    public Optional<SavedData> trainedOn() {
        return Optional.of(data);
    }

    /**
     * Reads what a run was trained on, of a folder that need not have weights.
     *
     * @param folder as {@code train} or {@code compare} left it
     * @return the data set
     * @throws InvalidDataException as {@link #read}
     */
    public static SavedData readData(Path folder) throws InvalidDataException {
        return data(fields(folder));
    }

    private static JsonFields fields(Path folder) throws InvalidDataException {
        return new JsonFields(folder.resolve(FILE), "", RunJson.read(folder));
    }

    @Override
    public SavedWeights weights(EngineName engine) throws InvalidDataException {
        return WeightsFile.read(folder.resolve(WeightsFile.name(engine)), network);
    }

    private static NetworkSpec network(JsonFields spec, SavedData data)
            throws InvalidDataException {
        Model model = spec.choice("model", Model.class);
        if (model.isConvolutional()) {
            return convolutional(model, spec, data);
        }
        List<Integer> layers = spec.integers("layers");
        try {
            if (layers.size() < 2) {
                throw new IllegalArgumentException(
                        "a network has at least 2 layers, not " + layers);
            }
            return new NetworkSpec(
                    model,
                    layers.get(0) == data.shape().featureCount()
                            ? data.shape()
                            : ExampleShape.vector(layers.get(0)),
                    layers.subList(1, layers.size() - 1),
                    layers.get(layers.size() - 1),
                    spec.choice("activation", ActivationName.class),
                    spec.choice("loss", LossName.class),
                    spec.choice("initialiser", InitialiserName.class),
                    spec.number("dropoutRate"),
                    Normalisation.NONE);
        } catch (IllegalArgumentException e) {
            throw spec.invalid("layers", e);
        }
    }

    private static NetworkSpec convolutional(Model model, JsonFields spec, SavedData data)
            throws InvalidDataException {
        try {
            if (data.shape().featureCount() > MOST_PIXELS) {
                throw new IllegalArgumentException(
                        "images of at most " + MOST_PIXELS + " pixels are taken apart");
            }
            return new NetworkSpec(
                    model,
                    data.shape(),
                    List.of(),
                    data.classNames().size(),
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

    private static SavedData data(JsonFields document) throws InvalidDataException {
        JsonFields data = document.object("data");
        List<Integer> shape = data.integers("shape");
        try {
            if (shape.size() != 3) {
                throw new IllegalArgumentException(
                        "expected channels, height and width, found " + shape);
            }
            return new SavedData(
                    data.text("name"),
                    data.text("sha256"),
                    document.object("provenance").text("source"),
                    new ExampleShape(shape.get(0), shape.get(1), shape.get(2)),
                    data.texts("classes"),
                    reader(data));
        } catch (IllegalArgumentException e) {
            throw data.invalid("shape", e);
        } catch (ArithmeticException e) {
            throw data.invalid("shape", new IllegalArgumentException("too large: " + shape, e));
        }
    }

    private static DataReader reader(JsonFields data) throws InvalidDataException {
        try {
            return DataReader.labelled(data.textOr("reader", DataReader.OWN.label()));
        } catch (IllegalArgumentException e) {
            throw data.invalid("reader", e);
        }
    }

    private static List<EngineName> engines(Path folder, JsonFields document)
            throws InvalidDataException {
        List<EngineName> engines = new ArrayList<>();
        for (JsonFields engine : document.objects("engines")) {
            EngineName name = engine.choice("name", EngineName.class);
            if (Files.exists(folder.resolve(WeightsFile.name(name))) && !engines.contains(name)) {
                engines.add(name);
            }
        }
        if (engines.isEmpty()) {
            throw new InvalidDataException(
                    folder + " has no weights: train again, and its folder will have some");
        }
        return engines;
    }
}
