package crosscheck.scratch;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;

/** Looks for the first number that is not finite, on the way from the input to the loss. */
final class NonFinite {
    private NonFinite() {}

    static String origin(List<Layer> layers, Tensor x) {
        int at = index(x);
        if (at >= 0) {
            return "the input, " + entry("x", x, at);
        }
        Tensor y = x;
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            String name = "layer " + (l + 1) + " (" + layer + "), ";
            for (Parameter parameter : layer.parameters()) {
                at = index(parameter.value());
                if (at >= 0) {
                    return name + entry(parameter.name(), parameter.value(), at);
                }
            }
            y = layer.forward(y, Mode.INFERENCE);
            at = index(y);
            if (at >= 0) {
                return name + entry("output", y, at);
            }
        }
        return "the loss itself";
    }

    private static int index(Tensor tensor) {
        double[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }

    private static String entry(String name, Tensor tensor, int index) {
        int columns = tensor.columns();
        return "%s[%d][%d] is %s"
                .formatted(name, index / columns, index % columns, tensor.values()[index]);
    }
}
