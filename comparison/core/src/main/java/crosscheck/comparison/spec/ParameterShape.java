package crosscheck.comparison.spec;

import crosscheck.data.ExampleShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The name and the shape of one array of a network, known without building it.
 *
 * @param layer 0 for the first layer that has any
 * @param name {@code W} or {@code b}; {@code gamma}, {@code beta}, {@code mean} or {@code var}
 * @param extents {@code (fanIn, fanOut)} for the weights of a dense layer, {@code (out, in, kernel
 *     height, kernel width)} for those of a convolution, one extent for all else
 */
public record ParameterShape(int layer, String name, List<Integer> extents) {

    public ParameterShape {
        extents = List.copyOf(extents);
    }

    /** Its name in the network, such as {@code 0_W}. */
    public String fullName() {
        return layer + "_" + name;
    }

    /**
     * All arrays of a network.
     *
     * @return from the input to the output, in the order of every engine
     * @throws ArithmeticException if an extent is too large for an int
     */
    public static List<ParameterShape> of(NetworkSpec network) {
        List<ParameterShape> shapes = new ArrayList<>();
        ExampleShape shape = network.inputShape();
        int number = 0;
        for (LayerSpec layer : network.layers()) {
            if (layer instanceof LayerSpec.Convolution convolution) {
                int size = convolution.size();
                int filters = convolution.filters();
                shapes.add(
                        new ParameterShape(
                                number, "W", List.of(filters, shape.channels(), size, size)));
                shapes.add(new ParameterShape(number++, "b", List.of(filters)));
                shape =
                        new ExampleShape(
                                filters, shape.height() - size + 1, shape.width() - size + 1);
            } else if (layer instanceof LayerSpec.MaxPooling pooling) {
                shape =
                        new ExampleShape(
                                shape.channels(),
                                shape.height() / pooling.size(),
                                shape.width() / pooling.size());
            } else if (layer instanceof LayerSpec.BatchNormalisation) {
                for (String name : List.of("gamma", "beta", "mean", "var")) {
                    shapes.add(new ParameterShape(number, name, List.of(shape.channels())));
                }
                number++;
            } else if (layer instanceof LayerSpec.Dense dense) {
                shapes.add(
                        new ParameterShape(
                                number, "W", List.of(shape.featureCount(), dense.units())));
                shapes.add(new ParameterShape(number++, "b", List.of(dense.units())));
                shape = ExampleShape.vector(dense.units());
            }
        }
        return List.copyOf(shapes);
    }
}
