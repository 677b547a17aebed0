package crosscheck.dl4j;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arrays of a DL4J network by name, in row-major order.
 *
 * <p>DL4J keeps a dense layer's weights in column-major order and those of a convolution in
 * row-major order {@code [out][in][row][column]}.
 */
final class Parameters {
    private final Map<ParameterName, INDArray> arrays = new LinkedHashMap<>();
    private final Map<ParameterName, Layer> layers = new LinkedHashMap<>();
    private int layerCount;

    Parameters(MultiLayerNetwork network) {
        for (Layer layer : network.getLayers()) {
            Map<String, INDArray> table = layer.paramTable();
            if (!table.isEmpty()) {
                for (Map.Entry<String, INDArray> entry : table.entrySet()) {
                    ParameterName name = new ParameterName(layerCount, entry.getKey());
                    arrays.put(name, entry.getValue());
                    layers.put(name, layer);
                }
                layerCount++;
            }
        }
    }

    int layerCount() {
        return layerCount;
    }

    List<ParameterName> names() {
        return List.copyOf(new ArrayList<>(arrays.keySet()));
    }

    /** The array itself; changes change the network. */
    INDArray array(ParameterName name) {
        INDArray found = arrays.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no parameter " + name);
        }
        return found;
    }

    Layer layer(ParameterName name) {
        return layers.get(name);
    }

    /** What DL4J calls it: it counts the layers without parameters too. */
    String dl4jName(ParameterName name) {
        return layers.get(name).getIndex() + "_" + name.name();
    }

    void set(ParameterName name, double[] values) {
        INDArray target = array(name);
        if (target.length() != values.length) {
            throw new IllegalArgumentException(
                    name + " has " + target.length() + " numbers, not " + values.length);
        }
        write(values, target);
    }

    /** Writes row-major numbers into an array of their number and any order. */
    static void write(double[] values, INDArray target) {
        try (INDArray rowMajor = target.dup('c')) {
            if (rowMajor.dataType() == DataType.FLOAT) {
                FloatBuffer floats = rowMajor.data().asNioFloat();
                for (double value : values) {
                    floats.put((float) value);
                }
            } else {
                DoubleBuffer doubles = rowMajor.data().asNioDouble();
                doubles.put(values);
            }
            target.assign(rowMajor);
        }
    }

    static double[] copy(INDArray array) {
        return Copies.rowMajor(array);
    }
}
