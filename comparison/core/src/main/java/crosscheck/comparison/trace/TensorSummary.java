package crosscheck.comparison.trace;

import crosscheck.comparison.engine.TensorKind;
import java.util.List;

/**
 * One tensor over all steps of a comparison.
 *
 * @param name such as {@code 0_W gradient}
 * @param layer 0 for the first layer with weights; -1 for the loss
 * @param at its errors at steps 1, 10, 100, … and the last one; copied
 * @param worst its largest errors at any step
 * @param scale the largest number of the reference at any step
 * @param undeterminedFrom the first step at which rounding alone may move it by more than its
 *     largest number, or {@link #NEVER}
 */
public record TensorSummary(
        String name,
        TensorKind kind,
        int layer,
        List<TensorError> at,
        TensorError worst,
        double scale,
        int undeterminedFrom) {
    /** The bound was below the largest number at every step. */
    public static final int NEVER = Integer.MAX_VALUE;

    public TensorSummary {
        at = List.copyOf(at);
    }

    /**
     * Whether it was 0 on both sides, always: the L2 term where there is no L2; true if there was
     * nothing to compare but zeros.
     */
    public boolean isZero() {
        return scale == 0 && worst.absolute() == 0;
    }

    /**
     * Whether there was a step at which rounding left no digit of it; true if what was compared
     * from there on says nothing.
     */
    public boolean isUndetermined() {
        return undeterminedFrom != NEVER && !isZero();
    }
}
