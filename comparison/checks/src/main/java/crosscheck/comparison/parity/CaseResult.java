package crosscheck.comparison.parity;

import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.PairResult.Outcome;
import java.util.Comparator;
import java.util.List;

/**
 * One case with all that was compared.
 *
 * @param pairs who was compared with whom; copied
 */
public record CaseResult(ParityCase parityCase, int steps, List<PairResult> pairs, double seconds) {

    public CaseResult {
        pairs = List.copyOf(pairs);
    }

    /** What the whole case came to; the gravest outcome of a pair. */
    public Outcome outcome() {
        return Outcome.gravest(pairs.stream().map(PairResult::outcome).toList());
    }

    /**
     * What the whole case came to, with the known differences that are left aside, such as {@code
     * agree, but for softmax-cross-entropy-clip}.
     */
    public String verdict() {
        return pairs.stream()
                .filter(pair -> pair.outcome() == outcome())
                .map(PairResult::verdict)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }
}
