package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TracedTensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares every tensor of the steps of two trainees, in the order of the data flow, so that the
 * first one that is too far from its reference is the cause of those after it.
 */
public final class TraceComparison {
    /** What a side may keep to itself: all else must be seen on both. */
    private static final Set<TensorKind> MAY_BE_MISSING =
            EnumSet.of(TensorKind.ACTIVATION, TensorKind.OUTPUT_GRADIENT);

    private final Precision precision;
    private final Map<String, TensorHistory> histories = new LinkedHashMap<>();
    private final Map<TensorKind, ErrorCurve> curves = new EnumMap<>(TensorKind.class);
    private final List<Integer> kinks = new ArrayList<>();
    private final Set<String> unmatched = new LinkedHashSet<>();
    private Optional<Divergence> divergence = Optional.empty();
    private Optional<String> mismatch = Optional.empty();
    private int steps;
    private Optional<Undetermined> undetermined = Optional.empty();

    /** What can come after a step. */
    public enum Next {
        GO_ON,
        /** The next step from common weights: rounding decided kinks, and the two went apart. */
        FROM_COMMON_WEIGHTS,
        /** Nothing: a loss is not finite, shapes differ, or nothing can be said any more. */
        STOP
    }

    /**
     * A comparison of nothing yet.
     *
     * @param precision the coarser of the two; ulps are of it
     */
    public TraceComparison(Precision precision) {
        this.precision = precision;
        for (TensorKind kind : TensorKind.values()) {
            curves.put(kind, new ErrorCurve());
        }
    }

    /** The coarser of the two. */
    Precision precision() {
        return precision;
    }

    /**
     * Compares one step.
     *
     * @param step 1 for the first
     * @param reference all that the one computed that is held to be right
     * @param bounds how far they may be apart
     */
    public Next add(int step, StepTrace reference, StepTrace framework, StepBounds bounds) {
        if (!reference.isComplete()) {
            undetermined = Optional.of(new Undetermined(step, Undetermined.Why.NOT_FINITE, "loss"));
            return Next.STOP;
        }
        steps = step;
        Kinks.Decided kink = Kinks.decided(reference, framework, bounds);
        if (kink == Kinks.Decided.FEW) {
            kinks.add(step);
            compare(step, outputs(reference), outputs(framework), bounds);
            return Next.FROM_COMMON_WEIGHTS;
        } else if (kink == Kinks.Decided.MANY) {
            undetermined = Optional.of(new Undetermined(step, Undetermined.Why.KINKS, ""));
            compare(step, outputs(reference), outputs(framework), bounds);
            return Next.STOP;
        }
        return compare(step, reference, framework, bounds) && mismatch.isEmpty()
                ? Next.GO_ON
                : Next.STOP;
    }

    /**
     * Whether a step says something about two programs. Asked before {@link #add}.
     *
     * @param step 1 for the first
     * @param start of the step. From own weights the first step that says nothing ends the
     *     comparison. A step from common weights is left out only where numbers are larger than the
     *     precision holds
     * @param bounds how far another program may be from it
     * @return what can come next, without comparing this step; empty if it is to be compared
     */
    Optional<Next> undetermined(int step, Start start, StepTrace reference, StepBounds bounds) {
        for (TracedTensor tensor : reference.tensors()) {
            Optional<Undetermined.Why> why = whyUndetermined(tensor, bounds);
            if (why.isPresent() && start == Start.OWN_WEIGHTS) {
                undetermined = Optional.of(new Undetermined(step, why.get(), tensor.name()));
                return Optional.of(Next.STOP);
            } else if (why.isPresent() && why.get() == Undetermined.Why.OVERFLOW) {
                return Optional.of(Next.GO_ON);
            }
        }
        return Optional.empty();
    }

    private static Optional<Undetermined.Why> whyUndetermined(
            TracedTensor tensor, StepBounds bounds) {
        if (tensor.kind().compareTo(TensorKind.LOSS) > 0) {
            return Optional.empty();
        }
        double bound = bounds.of(tensor.name()).largest();
        if (bound == Double.POSITIVE_INFINITY) {
            return Optional.of(Undetermined.Why.OVERFLOW);
        }
        boolean chaos =
                tensor.kind() != TensorKind.LOSS && bound > StepBounds.largest(tensor.values());
        return chaos ? Optional.of(Undetermined.Why.CHAOS) : Optional.empty();
    }

    /** Compares the weights before the first step. */
    void addInitialWeights(StepTrace reference, StepTrace framework, StepBounds bounds) {
        compareAlone(0, reference, framework, bounds);
    }

    /** Compares what both put out after the last step. */
    void addInference(StepTrace reference, StepTrace framework, StepBounds bounds) {
        if (reference.isFinite()) { // else the training was undetermined in its last step
            compareAlone(steps, reference, framework, bounds);
        }
    }

    private void compareAlone(
            int step, StepTrace reference, StepTrace framework, StepBounds bounds) {
        Map<String, TracedTensor> others = byName(framework);
        for (TracedTensor tensor : reference.tensors()) {
            TracedTensor other = others.get(tensor.name());
            if (fits(tensor, Optional.ofNullable(other))) {
                TensorHistory history = new TensorHistory(tensor, precision);
                noteFirst(history.add(step, tensor, other, bounds.of(tensor.name())));
                if (step > 0) {
                    histories.put(tensor.name(), history);
                }
            }
        }
    }

    /** What comes before the gradients. */
    private static StepTrace outputs(StepTrace trace) {
        return new StepTrace(
                trace.tensors().stream()
                        .filter(tensor -> tensor.kind().compareTo(TensorKind.LOSS) <= 0)
                        .toList());
    }

    /** Whether both steps went to their end. */
    private boolean compare(int step, StepTrace reference, StepTrace framework, StepBounds bounds) {
        Map<String, TracedTensor> others = byName(framework);
        Map<TensorKind, TensorError> largest = new EnumMap<>(TensorKind.class);
        boolean complete = reference.isComplete() && framework.isComplete();
        for (TracedTensor tensor : reference.tensors()) {
            TracedTensor other = others.remove(tensor.name());
            if (other == null && (!complete || MAY_BE_MISSING.contains(tensor.kind()))) {
                noteUnmatched(complete, tensor, "the reference");
            } else if (fits(tensor, Optional.ofNullable(other))) {
                TensorHistory history =
                        histories.computeIfAbsent(
                                tensor.name(), name -> new TensorHistory(tensor, precision));
                noteFirst(history.add(step, tensor, other, bounds.of(tensor.name())));
                largest.merge(tensor.kind(), history.last(), TensorError::orWorse);
            }
        }
        others.values().forEach(tensor -> noteExtra(complete, tensor));
        noteCurves(step, largest);
        return complete;
    }

    private void noteCurves(int step, Map<TensorKind, TensorError> largest) {
        for (TensorKind kind : TensorKind.values()) {
            curves.get(kind).add(step, largest.get(kind));
        }
    }

    private static Map<String, TracedTensor> byName(StepTrace trace) {
        Map<String, TracedTensor> byName = new LinkedHashMap<>();
        trace.tensors().forEach(tensor -> byName.put(tensor.name(), tensor));
        return byName;
    }

    private void noteFirst(Optional<Divergence> found) {
        divergence = divergence.or(() -> found);
    }

    private void noteExtra(boolean complete, TracedTensor tensor) {
        if (MAY_BE_MISSING.contains(tensor.kind())) {
            noteUnmatched(complete, tensor, "the framework");
        } else if (complete) {
            noteMismatch(tensor.name() + ": the framework has it, the reference does not");
        }
    }

    /** What an unfinished step leaves out was not kept back. */
    private void noteUnmatched(boolean complete, TracedTensor tensor, String side) {
        if (complete) {
            unmatched.add(tensor.name() + ": only " + side + " shows it");
        }
    }

    private boolean fits(TracedTensor reference, Optional<TracedTensor> framework) {
        if (framework.isEmpty()) {
            noteMismatch(reference.name() + ": the reference has it, the framework does not");
            return false;
        }
        if (!framework.get().shape().equals(reference.shape())) {
            noteMismatch(
                    "%s: the reference has the shape %s, the framework %s"
                            .formatted(
                                    reference.name(), reference.shape(), framework.get().shape()));
            return false;
        }
        return true;
    }

    private void noteMismatch(String sentence) {
        mismatch = mismatch.or(() -> Optional.of(sentence));
    }

    /** What was found so far; the errors of every tensor, and the first number that is too far. */
    public TraceResult result() {
        return new TraceResult(
                precision,
                steps,
                histories.values().stream().map(TensorHistory::summary).toList(),
                curves,
                divergence,
                mismatch,
                kinks,
                List.copyOf(unmatched),
                undetermined);
    }
}
