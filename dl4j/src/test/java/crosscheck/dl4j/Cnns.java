package crosscheck.dl4j;

import crosscheck.data.ExampleShape;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/** Convolutional networks for tests, with He's weights. */
final class Cnns {
    /** Keeps every second and third value of three, whatever the rate. */
    static final KeepMask TWO_OF_THREE = (layer, step, rate) -> index -> (index + step) % 3 != 0;

    private Cnns() {}

    static Dl4jNetwork network(List<CnnLayer> layers, DataType dataType) {
        Dl4jNetwork network =
                new Dl4jNetwork(
                        new CnnConfiguration(
                                ExampleShape.image(28, 28),
                                layers,
                                10,
                                TWO_OF_THREE,
                                adam(),
                                dataType));
        HeInitialiser.draw(network, 1);
        return network;
    }

    static Updating adam() {
        return new Updating(new Adam(1e-3, 0.9, 0.999, 1e-8), GradientNormalization.None, 0, 0);
    }

    /** The same with batch normalisation after each convolution. */
    static List<CnnLayer> normalised(List<CnnLayer> layers) {
        return layers.stream()
                .flatMap(
                        layer ->
                                layer instanceof CnnLayer.Convolution convolution
                                        ? Stream.of(
                                                new CnnLayer.NormalisedConvolution(
                                                        convolution.filters(), convolution.size()))
                                        : Stream.of(layer))
                .toList();
    }
}
