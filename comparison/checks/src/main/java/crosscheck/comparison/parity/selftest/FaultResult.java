package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.trace.Divergence;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.TraceResult;
import java.util.Optional;

/**
 * What a comparison made of a fault.
 *
 * @param expected where it must be seen first
 */
public record FaultResult(Fault fault, int layer, Place expected, CaseResult result) {

    /** Whether the comparison failed; true as it must be. */
    public boolean found() {
        return result.outcome() == Outcome.DIFFER;
    }

    /** Whether it named the right tensor at the right step; true as it must be. */
    public boolean named() {
        return found() && divergence().map(expected::is).orElse(false);
    }

    /** The first number that was too far from its reference; empty where nothing was found. */
    public Optional<Divergence> divergence() {
        return result.pairs().get(0).trainings().flatMap(TraceResult::divergence);
    }

    /** The fault and where it is, such as {@code dropped-bias in layer 1}. */
    public String title() {
        return fault.label()
                + switch (fault.scope()) {
                    case LAYER -> " in layer " + layer;
                    case NETWORK, NORMALISED_NETWORK, CONVOLUTION -> "";
                };
    }
}
