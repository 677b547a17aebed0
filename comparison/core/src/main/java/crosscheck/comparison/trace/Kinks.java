package crosscheck.comparison.trace;

import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TracedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether two steps part because a number stands on a kink: a ReLU whose input is 0 but for
 * rounding passes the gradient on one side and not on the other, and so does the maximum of two
 * values that are equal but for rounding. Forward both sides agree; the gradient jumps.
 *
 * <p>In float that happens every few dozen steps of a convolutional network with its hundred
 * thousand of such decisions, in double hardly ever. Everything here must hold: no tensor before
 * the gradients is too far from its reference; in each entry of the first gradient that is, one
 * side passes exactly 0; and there the layer's output is 0, or the same as that of another such
 * entry, within its bound. Where that are many entries, rounding decides too much for two trainings
 * to be compared.
 */
final class Kinks {
    private static final int FEW = 8;
    private static final int OF_MANY = 10_000; // one in so many, where that is more
    private static final String GRADIENT = " gradient";

    private Kinks() {}

    /** What rounding decided. */
    enum Decided {
        NOTHING,
        FEW,
        MANY
    }

    /** Whether kinks are why these two steps part. */
    static Decided decided(StepTrace reference, StepTrace framework, StepBounds bounds) {
        for (TracedTensor tensor : reference.tensors()) {
            Optional<TracedTensor> other = framework.tensor(tensor.name());
            if (other.isPresent() && other.get().shape().equals(tensor.shape())) {
                List<Integer> apart =
                        apart(tensor, other.get(), bounds.of(tensor.name()).largest());
                if (!apart.isEmpty()) {
                    boolean kinks =
                            tensor.kind() == TensorKind.OUTPUT_GRADIENT
                                    && passedOnOneSide(tensor, other.get(), apart)
                                    && reference
                                            .tensor(tensor.name().replace(GRADIENT, ""))
                                            .map(z -> onKinks(z, apart, bounds.of(z.name())))
                                            .orElse(false);
                    boolean few = apart.size() <= Math.max(FEW, tensor.values().length / OF_MANY);
                    return !kinks ? Decided.NOTHING : few ? Decided.FEW : Decided.MANY;
                }
            }
        }
        return Decided.NOTHING;
    }

    private static List<Integer> apart(
            TracedTensor reference, TracedTensor framework, double bound) {
        List<Integer> apart = new ArrayList<>();
        for (int i = 0; i < reference.values().length; i++) {
            if (!(Math.abs(framework.values()[i] - reference.values()[i]) <= bound)) {
                apart.add(i);
            }
        }
        return apart;
    }

    private static boolean passedOnOneSide(
            TracedTensor reference, TracedTensor framework, List<Integer> entries) {
        return entries.stream()
                .allMatch(i -> reference.values()[i] == 0 != (framework.values()[i] == 0));
    }

    private static boolean onKinks(TracedTensor z, List<Integer> entries, Bound allowed) {
        double bound = allowed.largest();
        int columns = z.shape().get(1);
        for (int i : entries) {
            double value = z.values()[i];
            boolean atZero = Math.abs(value) <= bound;
            boolean tied =
                    entries.stream()
                            .filter(j -> j != i && j / columns == i / columns)
                            .anyMatch(j -> Math.abs(z.values()[j] - value) <= bound);
            if (!atZero && !tied) {
                return false;
            }
        }
        return true;
    }
}
