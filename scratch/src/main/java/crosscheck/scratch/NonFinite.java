package crosscheck.scratch;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Looks for the first number that is not finite, on the way from the input to the loss. */
public final class NonFinite {
    /** What is said if everything up to the loss is finite. */
    public static final String NOWHERE = "the loss itself";

    private NonFinite() {}

    static String origin(List<Layer> layers, Tensor x) {
        Optional<String> found = entry("the input, ", "x", x);
        Tensor y = x;
        for (int l = 0; l < layers.size() && found.isEmpty(); l++) {
            Layer layer = layers.get(l);
            String name = layer(l, layer);
            for (Parameter parameter : layer.parameters()) {
                found = found.or(() -> entry(name, parameter.name(), parameter.value()));
            }
            Tensor output = layer.forward(y, Mode.INFERENCE);
            found = found.or(() -> entry(name, "output", output));
            y = output;
        }
        return found.orElse(NOWHERE);
    }

    /**
     * Names a layer.
     *
     * @param index 0 for the first
     * @param layer its {@code toString} says what it is
     * @return such as {@code layer 1 (dense 784-30), }, to be followed by one of its tensors
     */
    public static String layer(int index, Object layer) {
        return "layer " + (index + 1) + " (" + layer + "), ";
    }

    private static Optional<String> entry(String place, String name, Tensor tensor) {
        return entry(place, name, tensor.values(), tensor.columns());
    }

    /**
     * The first number of a tensor that is not finite.
     *
     * @param place whose tensor, such as {@link #layer} gives
     * @param values row-major; not modified
     * @param columns how many make a row
     * @return such as {@code layer 1 (dense 784-30), W[3][17] is NaN}; empty if all are finite
     */
    public static Optional<String> entry(String place, String name, double[] values, int columns) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return Optional.of(
                        "%s%s[%d][%d] is %s"
                                .formatted(place, name, i / columns, i % columns, values[i]));
            }
        }
        return Optional.empty();
    }
}
