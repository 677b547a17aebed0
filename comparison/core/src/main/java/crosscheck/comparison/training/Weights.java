package crosscheck.comparison.training;

import crosscheck.comparison.engine.ParameterTensor;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Looks for weights with which no training can go on. */
final class Weights {
    /**
     * Beyond this size a weight has run away. Those of networks that learn stay below a few
     * hundred; at 1e10 every sigmoid and softmax is saturated, so that no gradient leads back.
     */
    static final double LARGEST = 1e10;

    private Weights() {}

    /**
     * The first weight that is not finite.
     *
     * @param parameters from the input to the output; not modified
     * @return layer, tensor, index and value
     */
    static Optional<String> firstNonFinite(List<ParameterTensor> parameters) {
        return first(parameters, w -> !Double.isFinite(w));
    }

    /**
     * The first weight that is not finite, or too large to learn from.
     *
     * @param parameters from the input to the output; not modified
     * @return layer, tensor, index and value
     */
    static Optional<String> firstRunaway(List<ParameterTensor> parameters) {
        return first(parameters, w -> !(Math.abs(w) <= LARGEST));
    }

    private static Optional<String> first(
            List<ParameterTensor> parameters, DoublePredicate condition) {
        for (ParameterTensor tensor : parameters) {
            double[] values = tensor.values();
            for (int i = 0; i < values.length; i++) {
                if (condition.test(values[i])) {
                    return Optional.of(
                            "layer %d, %s is %s"
                                    .formatted(tensor.layer() + 1, tensor.entryName(i), values[i]));
                }
            }
        }
        return Optional.empty();
    }
}
