package crosscheck.scratch;

import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.tensor.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Draws every parameter of some layers, normalisations included, none of them 0 or alike. */
final class DrawnWeights {
    private DrawnWeights() {}

    /** W from N(0, 1 / fanIn), gamma near 1, b and beta near 0. */
    static List<Layer> in(List<Layer> layers, long seed) {
        Random random = new Random(seed);
        for (Layer layer : layers) {
            for (Parameter parameter : layer.parameters()) {
                double centre = parameter.name().equals("gamma") ? 1 : 0;
                double deviation =
                        parameter.name().equals("W") ? 1 / Math.sqrt(fanIn(layer, parameter)) : 0.3;
                Arrays.setAll(
                        parameter.value().values(),
                        i -> centre + deviation * random.nextGaussian());
            }
        }
        return layers;
    }

    private static int fanIn(Layer layer, Parameter weights) {
        return layer instanceof Dense ? weights.value().rows() : weights.value().columns();
    }
}
