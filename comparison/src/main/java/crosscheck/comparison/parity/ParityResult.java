package crosscheck.comparison.parity;

import crosscheck.comparison.engine.Precision;
import java.util.List;

/**
 * What a step-by-step comparison found.
 *
 * @param precision of the engine that is held against the reference
 * @param steps how many steps were compared
 * @param maxAbsWeightDifference over all weights and biases after every step; infinite if one was
 *     not finite
 * @param maxAbsLossDifference over all steps
 * @param maxAbsOutputDifference over all outputs of every step's mini-batch
 * @param toleranceUsed the largest error as a fraction of the allowed one
 * @param budget the allowed errors
 * @param firstDivergence where the tolerance was first exceeded: step, tensor, index and both
 *     values; empty if nowhere
 * @param byStep how the differences went: all of the first steps, then ever fewer, and the last
 */
public record ParityResult(
        Precision precision,
        int steps,
        double maxAbsWeightDifference,
        double maxAbsLossDifference,
        double maxAbsOutputDifference,
        double toleranceUsed,
        ParityBudget budget,
        String firstDivergence,
        List<ParityStep> byStep) {

    /**
     * Keeps a copy of the list.
     *
     * @param precision of the engine that is held against the reference
     * @param steps how many were compared
     * @param maxAbsWeightDifference over all steps
     * @param maxAbsLossDifference over all steps
     * @param maxAbsOutputDifference over all steps
     * @param toleranceUsed the largest error as a fraction of the allowed one
     * @param budget the allowed errors
     * @param firstDivergence empty if there is none
     * @param byStep copied
     */
    public ParityResult {
        byStep = List.copyOf(byStep);
    }

    /**
     * Whether every number was within the tolerance.
     *
     * @return true only if all of at least one step were compared and finite
     */
    public boolean passed() {
        return steps > 0 && firstDivergence.isEmpty() && toleranceUsed <= 1;
    }
}
