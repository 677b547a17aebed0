package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TensorKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison of every tensor found.
 *
 * @param precision that was compared: the coarser of the two
 * @param steps how many steps were compared
 * @param tensors in the order of the data flow; copied
 * @param curves for each kind of tensor its errors at each step; copied
 * @param divergence the first number that is too far from its reference
 * @param mismatch a sentence where shapes or names do not fit
 * @param kinks steps in which rounding decided a kink, so that gradients were not compared and both
 *     went on from common weights; copied
 * @param unmatched tensors that only one side shows, a sentence each; they were not compared;
 *     copied
 * @param undetermined from where on nothing was compared, since rounding alone decides; empty where
 *     all steps were
 */
public record TraceResult(
        Precision precision,
        int steps,
        List<TensorSummary> tensors,
        Map<TensorKind, ErrorCurve> curves,
        Optional<Divergence> divergence,
        Optional<String> mismatch,
        List<Integer> kinks,
        List<String> unmatched,
        Optional<Undetermined> undetermined) {

    public TraceResult {
        tensors = List.copyOf(tensors);
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
        kinks = List.copyOf(kinks);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * Whether something is too far from its reference; true if a number is, or a shape is another.
     */
    public boolean accuses() {
        return divergence.isPresent() || mismatch.isPresent();
    }

    /**
     * The largest share of an allowed error; 0 where nothing differs, above 1 where something
     * differs too much.
     */
    public double used() {
        return tensors.stream().mapToDouble(tensor -> tensor.worst().used()).max().orElse(0);
    }

    /** The largest absolute error of any tensor; infinite if a number was not finite. */
    public double largest() {
        return tensors.stream().mapToDouble(tensor -> tensor.worst().absolute()).max().orElse(0);
    }

    /**
     * The largest absolute error of the tensors of one kind.
     *
     * @return 0 where there is none
     */
    public double largest(TensorKind kind) {
        return tensors.stream()
                .filter(tensor -> tensor.kind() == kind)
                .mapToDouble(tensor -> tensor.worst().absolute())
                .max()
                .orElse(0);
    }

    /**
     * The tensor that came nearest to its tolerance, or went furthest beyond; empty if there is
     * none.
     */
    public Optional<TensorSummary> nearest() {
        return tensors.stream().reduce((a, b) -> b.worst().used() > a.worst().used() ? b : a);
    }

    /** Why it failed, in a sentence or two; where the two part; empty if they do not. */
    public String failure() {
        return mismatch.or(() -> divergence.map(Divergence::text)).orElse("");
    }
}
