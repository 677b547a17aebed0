package crosscheck.comparison.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network, described once; each engine builds it.
 *
 * @param model the kind of network
 * @param inputs features of an example, at least 1
 * @param hidden units of each hidden layer from the input on; empty for softmax regression
 * @param outputs classes, at least 2
 * @param activation of the hidden layers
 * @param loss with the output activation that belongs to it
 * @param initialiser of weights and biases
 * @param dropoutRate of the hidden activations: probability of zeroing, from 0 to below 1
 */
public record NetworkSpec(
        Model model,
        int inputs,
        List<Integer> hidden,
        int outputs,
        ActivationName activation,
        LossName loss,
        InitialiserName initialiser,
        double dropoutRate) {

    /** The most units a hidden layer may have. */
    public static final int MOST_UNITS = 100_000;

    /**
     * Checks the sizes and that the parts fit each other.
     *
     * @param model the kind of network
     * @param inputs at least 1
     * @param hidden each from 1 to {@link #MOST_UNITS}; copied
     * @param outputs at least 2
     * @param activation of the hidden layers
     * @param loss the loss
     * @param initialiser the initial distribution
     * @param dropoutRate from 0 to below 1, 0 where there is no hidden layer
     * @throws IllegalArgumentException if a size is out of range, an mlp has no hidden layer, or a
     *     softmax regression has one or another loss than the cross-entropy
     */
    public NetworkSpec {
        hidden = List.copyOf(hidden);
        if (inputs < 1 || outputs < 2) {
            throw new IllegalArgumentException(
                    "a network needs at least 1 input and 2 outputs, not "
                            + inputs
                            + " and "
                            + outputs);
        }
        for (int units : hidden) {
            if (units < 1 || units > MOST_UNITS) {
                throw new IllegalArgumentException(
                        "a hidden layer must have from 1 to "
                                + MOST_UNITS
                                + " units, not "
                                + units);
            }
        }
        if (!(dropoutRate >= 0 && dropoutRate < 1)) {
            throw new IllegalArgumentException(
                    "the dropout rate must be from 0 to below 1, not " + dropoutRate);
        }
        if (dropoutRate > 0 && hidden.isEmpty()) {
            throw new IllegalArgumentException(
                    "dropout needs a hidden layer: it drops hidden activations");
        }
        if (model == Model.MLP && hidden.isEmpty()) {
            throw new IllegalArgumentException("an mlp needs at least one hidden layer");
        }
        if (model == Model.SOFTMAX && !(hidden.isEmpty() && loss == LossName.CROSS_ENTROPY)) {
            throw new IllegalArgumentException(
                    "softmax regression has no hidden layer and takes the cross-entropy");
        }
    }

    /**
     * The sizes of all layers.
     *
     * @return inputs, hidden, outputs
     */
    public List<Integer> layerSizes() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(inputs);
        sizes.addAll(hidden);
        sizes.add(outputs);
        return List.copyOf(sizes);
    }

    /**
     * The sizes as people write them.
     *
     * @return such as {@code 784-30-10}
     */
    public String shapeText() {
        return layerSizes().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
