package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.Network;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Scaling;
import crosscheck.scratch.loss.SquaredError;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The hand-written counterparts of {@link SmallNetwork}, with the squared error of its outputs. */
final class SmallScratch {
    private static final SquaredError LOSS = new SquaredError(Scaling.PER_EXAMPLE);

    private SmallScratch() {}

    static Network network(Layer... layers) {
        return new Network(List.of(layers), LOSS);
    }

    /** The parameter of a layer, from the input on: 0 for the weights, 1 for the biases. */
    static double[] parameter(Layer layer, int parameter) {
        return layer.parameters().get(parameter).value().values();
    }

    /** The loss of the weights that a network has. */
    static double loss(Network network, double[][] x, double[][] targets) {
        return LOSS.value(network.predictProbabilities(tensor(x)), tensor(targets));
    }

    static Tensor tensor(double[][] rows) {
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Tensor.of(values, rows.length, rows[0].length);
    }
}
