package crosscheck.comparison.trace;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.engine.TensorKind;

/**
 * The first number, in the order of the data flow, that is further from its reference than allowed.
 *
 * @param step 0 for the weights before the first step, 1 for the first step
 * @param layer 0 for the first layer with weights; -1 for the loss
 * @param tensor such as {@code 0_W gradient}
 * @param index such as {@code [3][17]}; empty for the loss
 * @param allowed how far it may be, or the entries on average
 * @param timesAllowed how many times as far it is, above 1; infinite where nothing was allowed
 * @param extent whether that entry is too far, or the entries are on average
 */
public record Divergence(
        int step,
        int layer,
        TensorKind kind,
        String tensor,
        String index,
        double reference,
        double framework,
        double allowed,
        double timesAllowed,
        Extent extent) {

    /** What is too far from the reference. */
    public enum Extent {
        /** The entry that is named. */
        ENTRY,
        /** The mean over the entries; the one that is named is the furthest. */
        MEAN
    }

    /**
     * The place, both numbers, and by how much they are too far apart, such as {@code step 3, layer
     * 0, 0_W gradient[5][2]: reference 0.25, framework 0.5, 1.0e+5 times what rounding can do}.
     */
    public String text() {
        return "step %d, %s%s%s: reference %s, framework %s, %s%s"
                .formatted(
                        step,
                        tensor.startsWith("layer") || layer < 0 ? "" : "layer " + layer + ", ",
                        tensor,
                        index,
                        reference,
                        framework,
                        extent == Extent.MEAN ? "the entries on average " : "",
                        Double.isFinite(timesAllowed)
                                ? Numbers.significant(timesAllowed) + " times the bound"
                                : "where nothing may differ");
    }
}
