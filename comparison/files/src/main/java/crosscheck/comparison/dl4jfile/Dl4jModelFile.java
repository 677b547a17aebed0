package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.runfolder.SavedData;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.comparison.runfolder.SavedWeights;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.ParameterShape;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that DL4J saved with {@code ModelSerializer}, read safely: nothing in it is deserialised,
 * no class that it names is loaded, and no more memory is taken than its weights need.
 */
public final class Dl4jModelFile {
    private final Path file;
    private final ModelConfiguration configuration;
    private final Coefficients coefficients;

    private Dl4jModelFile(Path file, ModelConfiguration configuration, Coefficients coefficients) {
        this.file = file;
        this.configuration = configuration;
        this.coefficients = coefficients;
    }

    /**
     * Reads a model.
     *
     * @param file from anywhere, of at most 2^30 bytes
     * @return its layers and its at most 2^25 numbers, all finite
     * @throws InvalidDataException if it is not a model of DL4J 1.0.0-M2.1, is torn or made up, or
     *     has a layer, a preprocessor or an entry that is not known here
     */
    public static Dl4jModelFile read(Path file) throws InvalidDataException {
        try (ModelArchive archive = ModelArchive.open(file)) {
            String json = ModelArchive.CONFIGURATION;
            ModelConfiguration configuration =
                    ModelConfiguration.read(
                            file + ": " + json,
                            archive.read(
                                    json,
                                    ModelConfiguration.MOST_BYTES,
                                    (in, size) -> in.readNBytes((int) size)));
            int count = configuration.parameterCount();
            Coefficients coefficients =
                    archive.read(
                            ModelArchive.COEFFICIENTS,
                            Coefficients.mostBytes(count),
                            (in, size) ->
                                    Coefficients.read(
                                            file + ": " + ModelArchive.COEFFICIENTS,
                                            in,
                                            size,
                                            count));
            return new Dl4jModelFile(file, configuration, coefficients);
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** The number of classes; from 2 to 256. */
    public int outputs() {
        List<Dl4jLayer> layers = configuration.layers();
        return ((Dl4jLayer.Output) layers.get(layers.size() - 1)).units();
    }

    /**
     * The network, for examples of a kind: the file alone does not say everything.
     *
     * @param examples the shape of the examples that it will be asked about
     * @param classNames what its outputs mean, in their order
     * @return a network that every engine can build, with DL4J's weights
     * @throws InvalidDataException if it takes other examples or has other classes, or is none of
     *     the networks that Crosscheck has
     */
    public SavedModel forExamples(ExampleShape examples, List<String> classNames)
            throws InvalidDataException {
        if (classNames.size() != outputs()) {
            throw new InvalidDataException(
                    "%s tells %d classes apart, and these examples have %d"
                            .formatted(file, outputs(), classNames.size()));
        }
        NetworkSpec network =
                SpecMatch.of(file + ": " + ModelArchive.CONFIGURATION, configuration, examples);
        return new Model(
                file,
                network,
                examples,
                List.copyOf(classNames),
                new SavedWeights(file, coefficients.precision(), tensors(network)));
    }

    private List<ParameterTensor> tensors(NetworkSpec network) throws InvalidDataException {
        Map<String, double[]> arrays = arrays();
        List<ParameterTensor> tensors = new ArrayList<>();
        for (ParameterShape shape : ParameterShape.of(network)) {
            tensors.add(
                    new ParameterTensor(
                            shape.layer(),
                            shape.name(),
                            shape.extents(),
                            arrays.get(shape.fullName())));
        }
        return tensors;
    }

    /** The arrays under this program's names, which count only layers with weights. */
    private Map<String, double[]> arrays() throws InvalidDataException {
        Map<String, double[]> arrays = new HashMap<>();
        int layerNumber = 0;
        int from = 0;
        for (Dl4jLayer layer : configuration.layers()) {
            for (StoredArray array : layer.arrays()) {
                double[] values = array.take(coefficients.values(), from, coefficients.precision());
                for (double value : values) {
                    if (!Double.isFinite(value)) {
                        throw new InvalidDataException(
                                "%s has a standard deviation too large for its square"
                                        .formatted(file));
                    }
                }
                arrays.put(layerNumber + "_" + array.name(), values);
                from += array.length();
            }
            layerNumber += layer.arrays().isEmpty() ? 0 : 1;
        }
        return arrays;
    }

    private record Model(
            Path path,
            NetworkSpec network,
            ExampleShape exampleShape,
            List<String> classNames,
            SavedWeights trained)
            implements SavedModel {
        @Override
        public Optional<SavedData> trainedOn() {
            return Optional.empty();
        }

        @Override
        public List<EngineName> engines() {
            return List.of(EngineName.DL4J);
        }

        @Override
        public SavedWeights weights(EngineName engine) {
            return trained;
        }
    }
}
