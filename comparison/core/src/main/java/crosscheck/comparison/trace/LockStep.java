package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Reference;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.TraceComparison.Next;
import crosscheck.data.Dataset;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Trainees that take the same steps at the same time, each step once, and the pairs of them that
 * are compared. The reference and its shadows take every step with them and give the bounds.
 */
public final class LockStep {
    /** For the outputs in inference, after the last step. */
    private static final int MOST_EXAMPLES = 100;

    /** Two programs, each of which may be off by as much as one may. */
    private static final double BOTH = 2;

    private final Course course;
    private final Start start;
    private final List<Pair> pairs;
    private final Shadows shadows;
    private final List<Trainee> others = new ArrayList<>();
    private final List<Pair> running; // those that are still compared
    private final List<Double> validationLosses = new ArrayList<>();

    /**
     * Two trainees that are compared. Wrapped ones may stand in for either.
     *
     * @param reference the one that is held to be right; trained by the steps
     */
    public record Pair(Trainee reference, Trainee framework, TraceComparison comparison) {
        Precision precision() {
            return comparison.precision();
        }
    }

    /**
     * Trainees before their first step.
     *
     * @param start from which weights a reference takes each step
     * @param reference the network in double, whose shadows give the bounds; its trainee may be in
     *     pairs
     * @param pairs of trainees; one may be in several pairs if it keeps its own weights
     * @throws IllegalArgumentException if there are no pairs, or single steps are asked of a
     *     trainee that is in several
     */
    public LockStep(Course course, Start start, Reference reference, List<Pair> pairs) {
        this.course = course;
        this.start = start;
        this.pairs = List.copyOf(pairs);
        this.running = new ArrayList<>(pairs);
        if (pairs.isEmpty() || start == Start.FRAMEWORK_WEIGHTS && pairs.size() > 1) {
            throw new IllegalArgumentException(
                    "there must be a pair, and a single one for single steps, not " + pairs.size());
        }
        Set<Precision> precisions = new LinkedHashSet<>();
        pairs.forEach(pair -> precisions.add(pair.precision()));
        shadows = new Shadows(reference, precisions, course.training().seed());
        for (Pair pair : pairs) {
            addOnce(pair.reference());
            addOnce(pair.framework());
        }
    }

    private void addOnce(Trainee trainee) {
        if (trainee != shadows.reference()
                && others.stream().noneMatch(known -> known == trainee)) {
            others.add(trainee);
        }
    }

    /**
     * Takes the steps, or fewer where a loss is not finite or shapes differ. After the last one
     * compares what the networks put out when they are only used.
     */
    public void run(IntConsumer progress) {
        compareAlone(Shadows::weights, shadows.start(), TraceComparison::addInitialWeights);
        int stepsPerEpoch = course.miniBatches().stepsPerEpoch();
        Iterator<int[]> miniBatches = course.miniBatches().endless();
        for (int step = 1; step <= course.steps() && !running.isEmpty(); step++) {
            if (step > 1 && (step - 1) % stepsPerEpoch == 0) {
                beginEpoch();
            }
            step(step, miniBatches.next());
            progress.accept(step);
        }
        if (!running.isEmpty()) {
            compareInference();
        }
    }

    /** The reference's validation losses decide for all: the schedule is not what is compared. */
    private void beginEpoch() {
        TrainingSpec training = course.training();
        if (!training.schedule().equals(Schedule.CONSTANT)) {
            validationLosses.add(shadows.reference().evaluate(course.split().validation()).loss());
            double rate = training.learningRate(validationLosses);
            shadows.setLearningRate(rate);
            others.forEach(trainee -> trainee.setLearningRate(rate));
        }
    }

    private void step(int step, int[] rows) {
        if (start == Start.FRAMEWORK_WEIGHTS) {
            Pair pair = pairs.get(0);
            shadows.goTo(pair.framework());
            if (pair.reference() != shadows.reference()) {
                join(pair.reference(), pair.framework());
            }
        }
        Dataset train = course.split().train();
        Shadows.Step ours = shadows.step(train, rows);
        Map<Trainee, StepTrace> traces =
                traces(trainee -> trainee.trace(train, rows), ours.trace());
        Set<Trainee> apart = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Pair pair : List.copyOf(running)) {
            Next next = compare(pair, step, traces, bounds(pair, ours), ours.trace());
            if (next == Next.STOP) {
                running.remove(pair);
            } else if (next == Next.FROM_COMMON_WEIGHTS) {
                apart.add(pair.reference());
                apart.add(pair.framework());
            }
        }
        apart.remove(shadows.reference());
        apart.forEach(trainee -> join(trainee, shadows.reference()));
    }

    private Next compare(
            Pair pair,
            int step,
            Map<Trainee, StepTrace> traces,
            StepBounds bounds,
            StepTrace ours) {
        TraceComparison comparison = pair.comparison();
        return comparison
                .undetermined(step, start, ours, bounds)
                .orElseGet(
                        () ->
                                comparison.add(
                                        step,
                                        traces.get(pair.reference()),
                                        traces.get(pair.framework()),
                                        bounds));
    }

    private Map<Trainee, StepTrace> traces(Function<Trainee, StepTrace> act, StepTrace reference) {
        Map<Trainee, StepTrace> traces = new IdentityHashMap<>();
        traces.put(shadows.reference(), reference);
        others.forEach(trainee -> traces.put(trainee, act.apply(trainee)));
        return traces;
    }

    private StepBounds bounds(Pair pair, Shadows.Step ours) {
        boolean one =
                pair.reference() == shadows.reference() || pair.framework() == shadows.reference();
        return ours.bounds().get(pair.precision()).times(one ? 1 : BOTH);
    }

    private void compareInference() {
        Dataset validation = course.split().validation();
        Dataset data = validation.size() > 0 ? validation : course.split().train();
        int[] rows = IntStream.range(0, Math.min(MOST_EXAMPLES, data.size())).toArray();
        compareAlone(
                trainee -> Shadows.inference(trainee, data, rows),
                shadows.inference(data, rows),
                TraceComparison::addInference);
    }

    /** Takes in what two trainees have outside of steps. */
    private interface Adding {
        void add(
                TraceComparison comparison,
                StepTrace reference,
                StepTrace framework,
                StepBounds bounds);
    }

    private void compareAlone(Function<Trainee, StepTrace> act, Shadows.Step ours, Adding adding) {
        Map<Trainee, StepTrace> traces = traces(act, ours.trace());
        for (Pair pair : running) {
            adding.add(
                    pair.comparison(),
                    traces.get(pair.reference()),
                    traces.get(pair.framework()),
                    bounds(pair, ours));
        }
    }

    private static void join(Trainee trainee, Trainee other) {
        trainee.setParameters(other.parameters());
        trainee.setOptimiserState(other.stepCount(), other.optimiserState());
    }
}
