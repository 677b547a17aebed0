package crosscheck.comparison.runfolder;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.json.JsonFields;
import crosscheck.comparison.json.SpecJson;
import crosscheck.comparison.spec.NetworkSpec;
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
 * @param engines that trained it and left weights, the reference first; at least one
 */
public record SavedRun(Path folder, SavedData data, NetworkSpec network, List<EngineName> engines)
        implements SavedModel {

    public SavedRun {
        engines = List.copyOf(engines);
    }

    /**
     * Reads a run folder; the weights only when they are asked for.
     *
     * @param folder as {@code train} or {@code compare} left it
     * @throws InvalidDataException if there is no such folder, or its {@code run.json} is missing,
     *     torn, or not what those commands write
     */
    public static SavedRun read(Path folder) throws InvalidDataException {
        JsonFields fields = RunDocument.read(folder);
        SavedData data = data(fields);
        NetworkSpec network =
                SpecJson.network(fields.object("spec"), data.shape(), data.classNames().size());
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
     * @throws InvalidDataException as {@link #read}
     */
    public static SavedData readData(Path folder) throws InvalidDataException {
        return data(RunDocument.read(folder));
    }

    @Override
    public SavedWeights weights(EngineName engine) throws InvalidDataException {
        return WeightsFile.read(folder.resolve(WeightsFile.name(engine)), network);
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
                    data.has("reader") // runs of before it could be chosen have none
                            ? data.choice("reader", DataReader.class)
                            : DataReader.OWN);
        } catch (IllegalArgumentException e) {
            throw data.invalid("shape", e);
        } catch (ArithmeticException e) {
            throw data.invalid("shape", new IllegalArgumentException("too large: " + shape, e));
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
