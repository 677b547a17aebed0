package crosscheck.comparison.parity;

import crosscheck.comparison.engine.TensorKind;

/**
 * The first number, in the order of the data flow, that is further from its reference than allowed.
 *
 * @param step 0 for the weights before the first step, 1 for the first step
 * @param layer 0 for the first layer with weights; -1 for the loss
 * @param kind what the tensor is
 * @param tensor such as {@code 0_W gradient}
 * @param index such as {@code [3][17]}; empty for the loss
 * @param reference the reference's number
 * @param framework the other one
 * @param allowed how far it may be
 */
public record Divergence(
        int step,
        int layer,
        TensorKind kind,
        String tensor,
        String index,
        double reference,
        double framework,
        double allowed) {

    /**
     * The place and both numbers.
     *
     * @return such as {@code step 3, layer 0, 0_W gradient[5][2]: reference 0.25, framework 0.5}
     */
    public String text() {
        return "step %d, %s%s%s: reference %s, framework %s"
                .formatted(
                        step,
                        tensor.startsWith("layer") || layer < 0 ? "" : "layer " + layer + ", ",
                        tensor,
                        index,
                        reference,
                        framework);
    }
}
