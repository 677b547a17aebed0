package crosscheck.comparison.parity;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TraceRecorder;
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
    private final TraceBudget budget;
    private final Map<String, TensorHistory> histories = new LinkedHashMap<>();
    private final Map<TensorKind, List<Double>> curves = new EnumMap<>(TensorKind.class);
    private final List<Integer> kinks = new ArrayList<>();
    private final Set<String> unmatched = new LinkedHashSet<>();
    private Optional<Divergence> divergence = Optional.empty();
    private Optional<String> mismatch = Optional.empty();
    private int steps;

    /** What can come after a step. */
    public enum Next {
        /** The next step. */
        GO_ON,
        /** The next step from common weights: rounding decided a kink, and the two went apart. */
        FROM_COMMON_WEIGHTS,
        /** Nothing: a loss was not finite, or shapes differ. */
        STOP
    }

    /**
     * A comparison of nothing yet.
     *
     * @param precision the coarser of the two; ulps are of it
     * @param budget the allowed errors
     */
    public TraceComparison(Precision precision, TraceBudget budget) {
        this.precision = precision;
        this.budget = budget;
    }

    /**
     * Compares the weights before the first step.
     *
     * @param reference of the one that is held to be right
     * @param framework of the other
     */
    public void start(List<ParameterTensor> reference, List<ParameterTensor> framework) {
        Map<String, TracedTensor> others = byName(weights(framework));
        for (TracedTensor weight : weights(reference).tensors()) {
            TracedTensor other = others.get(weight.name());
            if (fits(weight, Optional.ofNullable(other))) {
                TensorHistory once = new TensorHistory(weight, budget.of(weight.kind()), precision);
                noteFirst(once.add(0, weight, other));
            }
        }
    }

    private static StepTrace weights(List<ParameterTensor> parameters) {
        TraceRecorder recorder = new TraceRecorder();
        parameters.forEach(recorder::weight);
        return recorder.trace();
    }

    /**
     * Compares one step.
     *
     * @param step 1 for the first
     * @param reference all that the one computed that is held to be right
     * @param framework all that the other computed
     * @return what can come next
     */
    public Next add(int step, StepTrace reference, StepTrace framework) {
        steps = step;
        if (precision == Precision.FLOAT && Kinks.explain(reference, framework, budget)) {
            kinks.add(step);
            compare(step, outputs(reference), outputs(framework));
            return Next.FROM_COMMON_WEIGHTS;
        }
        return compare(step, reference, framework) && mismatch.isEmpty() ? Next.GO_ON : Next.STOP;
    }

    /** What comes before the gradients. */
    private static StepTrace outputs(StepTrace trace) {
        return new StepTrace(
                trace.tensors().stream()
                        .filter(tensor -> tensor.kind().compareTo(TensorKind.LOSS) <= 0)
                        .toList());
    }

    /** Whether both steps went to their end. */
    private boolean compare(int step, StepTrace reference, StepTrace framework) {
        Map<String, TracedTensor> others = byName(framework);
        Map<TensorKind, Double> largest = new EnumMap<>(TensorKind.class);
        boolean complete = reference.isComplete() && framework.isComplete();
        for (TracedTensor tensor : reference.tensors()) {
            TracedTensor other = others.remove(tensor.name());
            if (other == null && (!complete || MAY_BE_MISSING.contains(tensor.kind()))) {
                noteUnmatched(complete, tensor, "the reference");
            } else if (fits(tensor, Optional.ofNullable(other))) {
                TensorHistory history =
                        histories.computeIfAbsent(
                                tensor.name(),
                                name ->
                                        new TensorHistory(
                                                tensor, budget.of(tensor.kind()), precision));
                noteFirst(history.add(step, tensor, other));
                largest.merge(tensor.kind(), history.lastError(), Math::max);
            }
        }
        others.values().forEach(tensor -> noteExtra(complete, tensor));
        noteCurves(step, largest);
        return complete;
    }

    /** Kinds that are not compared at a step have a gap there. */
    private void noteCurves(int step, Map<TensorKind, Double> largest) {
        for (TensorKind kind : TensorKind.values()) {
            List<Double> curve = curves.computeIfAbsent(kind, k -> new ArrayList<>());
            while (curve.size() < step - 1) {
                curve.add(Double.NaN);
            }
            curve.add(largest.getOrDefault(kind, Double.NaN));
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

    /**
     * What was found so far.
     *
     * @return the errors of every tensor, and the first number that is too far
     */
    public TraceResult result() {
        return new TraceResult(
                precision,
                steps,
                histories.values().stream().map(TensorHistory::summary).toList(),
                curves,
                divergence,
                mismatch,
                kinks,
                List.copyOf(unmatched));
    }
}
