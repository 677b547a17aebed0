package crosscheck.comparison.parity;

import crosscheck.comparison.engine.TensorKind;
import java.util.List;

/**
 * One tensor over all steps of a comparison.
 *
 * @param name such as {@code 0_W gradient}
 * @param kind what it is
 * @param layer 0 for the first layer with weights; -1 for the loss
 * @param tolerance what is allowed
 * @param at its errors at steps 1, 10, 100, … and the last one
 * @param worst its largest errors at any step
 * @param scale the largest number of the reference at any step
 */
public record TensorSummary(
        String name,
        TensorKind kind,
        int layer,
        Tolerance tolerance,
        List<TensorError> at,
        TensorError worst,
        double scale) {

    /**
     * Keeps a copy of the list.
     *
     * @param name of the tensor
     * @param kind what it is
     * @param layer it belongs to
     * @param tolerance what is allowed
     * @param at in the order of the steps; copied
     * @param worst at any step
     * @param scale at least 0
     */
    public TensorSummary {
        at = List.copyOf(at);
    }

    /**
     * Whether it was 0 on both sides, always: the L2 term where there is no L2.
     *
     * @return true if there was nothing to compare but zeros
     */
    public boolean isZero() {
        return scale == 0 && worst.absolute() == 0;
    }
}
