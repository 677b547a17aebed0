package crosscheck.comparison.export;

import crosscheck.comparison.spec.LayerSpec;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.data.ExampleShape;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer with the shapes of an example before and after it.
 *
 * @param number among the layers with parameters, or among those that drop; of others -1
 */
record PlacedLayer(LayerSpec layer, ExampleShape input, ExampleShape output, int number) {
    private static final int NONE = -1;

    /** The layers of a network from the inputs to the logits. */
    static List<PlacedLayer> of(NetworkSpec network) {
        List<PlacedLayer> placed = new ArrayList<>();
        ExampleShape shape = network.inputShape();
        int withParameters = 0;
        int dropping = 0;
        for (LayerSpec layer : network.layers()) {
            ExampleShape output = output(layer, shape);
            int number = NONE;
            if (layer instanceof LayerSpec.Dropout) {
                number = dropping++;
            } else if (!(layer instanceof LayerSpec.Activation)
                    && !(layer instanceof LayerSpec.MaxPooling)) {
                number = withParameters++;
            }
            placed.add(new PlacedLayer(layer, shape, output, number));
            shape = output;
        }
        return List.copyOf(placed);
    }

    private static ExampleShape output(LayerSpec layer, ExampleShape input) {
        if (layer instanceof LayerSpec.Dense dense) {
            return ExampleShape.vector(dense.units());
        }
        if (layer instanceof LayerSpec.Convolution convolution) {
            int less = convolution.size() - 1;
            return new ExampleShape(
                    convolution.filters(), input.height() - less, input.width() - less);
        }
        if (layer instanceof LayerSpec.MaxPooling pooling) {
            return new ExampleShape(
                    input.channels(),
                    input.height() / pooling.size(),
                    input.width() / pooling.size());
        }
        return input;
    }
}
