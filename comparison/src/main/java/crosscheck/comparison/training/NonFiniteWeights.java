package crosscheck.comparison.training;

import crosscheck.comparison.engine.ParameterTensor;
import java.util.List;

/** Looks for the first weight that is not finite, where an engine does not say it itself. */
final class NonFiniteWeights {
    private NonFiniteWeights() {}

    /**
     * The first one.
     *
     * @param parameters after the step, from the input to the output; not modified
     * @return layer, tensor, index and value, or that there is none
     */
    static String first(List<ParameterTensor> parameters) {
        for (ParameterTensor tensor : parameters) {
            double[] values = tensor.values();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    return "layer %d, %s is %s after the step"
                            .formatted(tensor.layer() + 1, tensor.entryName(i), values[i]);
                }
            }
        }
        return "the loss itself: every weight is finite after the step";
    }
}
