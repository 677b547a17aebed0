package crosscheck.scratch.mlp;

import crosscheck.scratch.Network;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Fully connected layers with sigmoids, open between the layers.
 *
 * <pre>{@code
 * a_0 = x,   a_l = sigmoid(a_(l-1) W_l + b_l)
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SigmoidLayers {
    private final LayerSizes sizes;
    private final List<Layer> layers = new ArrayList<>(); // dense, sigmoid, dense, sigmoid, ...

    /**
     * Layers with weights and biases zero.
     *
     * @param sizes from the inputs to the outputs
     */
    public SigmoidLayers(LayerSizes sizes) {
        this.sizes = sizes;
        for (int l = 0; l < sizes.layerCount(); l++) {
            layers.add(new Dense(sizes.fanIn(l), sizes.fanOut(l)));
            layers.add(new ActivationLayer(Activation.SIGMOID));
        }
    }

    /**
     * The 2-2-2-2 network that Ando Ki's lecture follows by hand (<i>Introduction to Deep
     * Learning</i>); the picture is from H.-Y. Lee's course; a new network.
     */
    public static SigmoidLayers lectureExample() {
        SigmoidLayers example = new SigmoidLayers(LayerSizes.of(2, 2, 2, 2));
        example.setUnits(0, new double[][] {{1, -2}, {-1, 1}}, 1, 0);
        example.setUnits(1, new double[][] {{2, -1}, {-2, -1}}, 0, 0);
        example.setUnits(2, new double[][] {{3, -1}, {-1, 4}}, -2, 2);
        return example;
    }

    /**
     * Sets a layer unit by unit, as slides draw them.
     *
     * @param layer 0 for the first
     * @param weights {@code (fanOut, fanIn)}, for each unit the weights of its inputs; not modified
     * @param biases {@code (fanOut)}; not modified
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public void setUnits(int layer, double[][] weights, double... biases) {
        int fanIn = sizes.fanIn(layer);
        int fanOut = sizes.fanOut(layer);
        if (weights.length != fanOut || biases.length != fanOut) {
            throw new IllegalArgumentException(
                    "%d units with %d biases for a layer of %d"
                            .formatted(weights.length, biases.length, fanOut));
        }
        List<Parameter> parameters = layers.get(2 * layer).parameters();
        for (int j = 0; j < fanOut; j++) {
            if (weights[j].length != fanIn) {
                throw new IllegalArgumentException(
                        "unit %d has %d weights for %d inputs"
                                .formatted(j, weights[j].length, fanIn));
            }
            for (int i = 0; i < fanIn; i++) {
                parameters.get(0).value().values()[i * fanOut + j] = weights[j][i];
            }
            parameters.get(1).value().values()[j] = biases[j];
        }
    }

    /**
     * What goes in, and what stands behind each layer.
     *
     * @param x {@code (fanIn)} of the first layer; not modified
     * @throws IllegalArgumentException if there are more or fewer inputs
     */
    public List<List<Double>> values(double... x) {
        List<List<Double>> values = new ArrayList<>();
        Tensor a = Tensor.of(x.clone(), 1, x.length);
        values.add(list(a));
        for (int l = 0; l < layers.size(); l++) {
            a = layers.get(l).forward(a, Layer.Mode.INFERENCE);
            if (l % 2 == 1) {
                values.add(list(a));
            }
        }
        return List.copyOf(values);
    }

    /**
     * What comes out.
     *
     * @param x {@code (fanIn)} of the first layer; not modified
     * @throws IllegalArgumentException if there are more or fewer inputs
     */
    public List<Double> outputs(double... x) {
        List<List<Double>> values = values(x);
        return values.get(values.size() - 1);
    }

    /** The same layers with the quadratic loss behind them; a network that shares the weights. */
    public Network network() {
        return new Network(layers, new QuadraticLoss());
    }

    private static List<Double> list(Tensor row) {
        List<Double> list = new ArrayList<>();
        for (double value : row.values()) {
            list.add(value);
        }
        return List.copyOf(list);
    }
}
