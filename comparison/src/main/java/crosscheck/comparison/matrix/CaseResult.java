package crosscheck.comparison.matrix;

import crosscheck.comparison.matrix.PairResult.Outcome;
import java.util.List;

/**
 * One case with all that was compared.
 *
 * @param parityCase the case
 * @param steps that were asked for
 * @param pairs who was compared with whom
 * @param seconds it took
 */
public record CaseResult(ParityCase parityCase, int steps, List<PairResult> pairs, double seconds) {

    /**
     * Keeps a copy of the list.
     *
     * @param parityCase the case
     * @param steps at least 1
     * @param pairs copied
     * @param seconds at least 0
     */
    public CaseResult {
        pairs = List.copyOf(pairs);
    }

    /**
     * What the whole case came to.
     *
     * @return DIFFER if a pair differs, NO_COUNTERPART if nothing was compared, else AGREE
     */
    public Outcome outcome() {
        List<Outcome> outcomes = pairs.stream().map(PairResult::outcome).toList();
        if (outcomes.contains(Outcome.DIFFER)) {
            return Outcome.DIFFER;
        }
        return outcomes.contains(Outcome.AGREE) ? Outcome.AGREE : Outcome.NO_COUNTERPART;
    }
}
