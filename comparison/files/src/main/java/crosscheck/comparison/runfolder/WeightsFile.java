package crosscheck.comparison.runfolder;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.ParameterShape;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a trained network as arrays of NumPy, from the input to the output: {@code 0_W} of
 * shape {@code (fanIn, fanOut)}, or {@code (out, in, kernel height, kernel width)} of a
 * convolution, {@code 0_b} of shape {@code (fanOut)} or {@code (out)}, {@code 1_W} and so on;
 * {@code gamma}, {@code beta}, {@code mean} and {@code var} of shape {@code (channels)} for a batch
 * normalisation. 32 bits where the engine computed in float, 64 where in double.
 */
public final class WeightsFile {
    private WeightsFile() {}

    /**
     * The name of an engine's file in a run folder.
     *
     * @return such as {@code weights-fast.npz}
     */
    public static String name(EngineName engine) {
        return "weights-" + engine.label() + ".npz";
    }

    /**
     * The name of an arm's file in a run folder.
     *
     * @return such as {@code weights-fast.npz}, or {@code weights-fast-b.npz} of the second setting
     */
    public static String name(Arm arm) {
        return arm.setting() == Setting.A
                ? name(arm.engine())
                : "weights-" + arm.engine().label() + "-" + arm.setting().label() + ".npz";
    }

    /** Writes the weights that were tested. */
    public static void write(Path file, TrainingResult result) throws IOException {
        write(file, result.weights(), result.precision());
    }

    /**
     * Writes weights.
     *
     * @param weights from the input to the output, W before b; not modified
     * @param precision of the numbers in the file, in which each must be exact
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a number is not exact
     */
    public static void write(Path file, List<ParameterTensor> weights, Precision precision)
            throws IOException {
        NumberType type = precision == Precision.FLOAT ? NumberType.FLOAT32 : NumberType.FLOAT64;
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (ParameterTensor tensor : weights) {
            arrays.put(tensor.fullName(), new NpyArray(type, tensor.shape(), tensor.values()));
        }
        NpzFile.write(file, arrays);
    }

    /**
     * Reads the weights of a network.
     *
     * @param file of NumPy's format
     * @param network whose weights they must be
     * @return finite weights, all of one precision
     * @throws InvalidDataException if the file is missing, not readable as such arrays, or has
     *     other arrays, shapes or numbers than the network needs
     */
    public static SavedWeights read(Path file, NetworkSpec network) throws InvalidDataException {
        Map<String, NpyArray> arrays = NpzFile.read(file);
        List<ParameterTensor> tensors = tensors(file, arrays, network);
        return new SavedWeights(file, precision(file, arrays), tensors);
    }

    /**
     * Arrays as the weights of a network.
     *
     * @param arrays by name; not modified
     * @param network whose weights they must be
     * @return finite weights, from the input to the output, W before b
     * @throws InvalidDataException if there are other arrays, shapes or numbers than the network
     *     needs
     */
    public static List<ParameterTensor> tensors(
            Path file, Map<String, NpyArray> arrays, NetworkSpec network)
            throws InvalidDataException {
        List<ParameterTensor> tensors = new ArrayList<>();
        for (ParameterShape shape : ParameterShape.of(network)) {
            tensors.add(tensor(file, arrays, shape));
        }
        if (arrays.size() != tensors.size()) {
            throw new InvalidDataException(
                    "%s must have the %d arrays of %s but has %s"
                            .formatted(
                                    file,
                                    tensors.size(),
                                    network.shapeText(),
                                    String.join(", ", arrays.keySet())));
        }
        return tensors;
    }

    private static ParameterTensor tensor(
            Path file, Map<String, NpyArray> arrays, ParameterShape shape)
            throws InvalidDataException {
        NpyArray array = arrays.get(shape.fullName());
        if (array == null || !array.shape().equals(shape.extents())) {
            throw new InvalidDataException(
                    "%s must have %s of shape %s but has %s"
                            .formatted(
                                    file,
                                    shape.fullName(),
                                    shape.extents(),
                                    array == null ? "none" : "one of shape " + array.shape()));
        }
        if (!array.type().isFloat()) {
            throw new InvalidDataException(
                    "%s must have %s of float32 or float64 but has one of %s"
                            .formatted(file, shape.fullName(), array.type().label()));
        }
        ParameterTensor tensor =
                new ParameterTensor(shape.layer(), shape.name(), shape.extents(), array.values());
        requireUsable(file, tensor);
        return tensor;
    }

    private static void requireUsable(Path file, ParameterTensor tensor)
            throws InvalidDataException {
        boolean variance = tensor.name().equals("var");
        for (int i = 0; i < tensor.values().length; i++) {
            double value = tensor.values()[i];
            if (!Double.isFinite(value) || variance && value < 0) {
                throw new InvalidDataException(
                        "%s must have finite numbers%s but %s is %s"
                                .formatted(
                                        file,
                                        variance ? " of at least 0" : "",
                                        tensor.entryName(i),
                                        value));
            }
        }
    }

    private static Precision precision(Path file, Map<String, NpyArray> arrays)
            throws InvalidDataException {
        List<NumberType> types = arrays.values().stream().map(NpyArray::type).distinct().toList();
        if (types.size() > 1) {
            throw new InvalidDataException(
                    file + " must have arrays of one type but has both <f4 and <f8");
        }
        return types.get(0) == NumberType.FLOAT32 ? Precision.FLOAT : Precision.DOUBLE;
    }
}
