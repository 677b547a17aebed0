package crosscheck.comparison.parity;

import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.parity.ParityCheck.Start;
import crosscheck.comparison.parity.TraceComparison.Next;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Trainees that take the same steps at the same time, each step once, and the pairs of them that
 * are compared.
 */
public final class LockStep {
    private final Course course;
    private final Start start;
    private final List<Pair> pairs;
    private final List<Trainee> trainees = new ArrayList<>();
    private final List<Double> validationLosses = new ArrayList<>();

    /**
     * Two trainees that are compared. Wrapped ones may stand in for either.
     *
     * @param reference the one that is held to be right; trained by the steps
     * @param framework the other one; trained by the steps
     * @param comparison what takes their steps in
     */
    public record Pair(Trainee reference, Trainee framework, TraceComparison comparison) {}

    /**
     * Trainees before their first step.
     *
     * @param course the steps
     * @param start from which weights a reference takes each step
     * @param pairs of trainees; one may be in several pairs if it keeps its own weights
     * @throws IllegalArgumentException if there are no pairs, or single steps are asked of a
     *     trainee that is in several
     */
    public LockStep(Course course, Start start, List<Pair> pairs) {
        this.course = course;
        this.start = start;
        this.pairs = List.copyOf(pairs);
        if (pairs.isEmpty() || start == Start.FRAMEWORK_WEIGHTS && pairs.size() > 1) {
            throw new IllegalArgumentException(
                    "there must be a pair, and a single one for single steps, not " + pairs.size());
        }
        for (Pair pair : pairs) {
            addOnce(pair.reference());
            addOnce(pair.framework());
        }
    }

    private void addOnce(Trainee trainee) {
        if (trainees.stream().noneMatch(known -> known == trainee)) {
            trainees.add(trainee);
        }
    }

    /**
     * Takes the steps, or fewer where a loss is not finite or shapes differ.
     *
     * @param progress told the number of steps taken after each
     */
    public void run(IntConsumer progress) {
        for (Pair pair : pairs) {
            pair.comparison().start(pair.reference().parameters(), pair.framework().parameters());
        }
        int stepsPerEpoch = course.miniBatches().stepsPerEpoch();
        Iterator<int[]> miniBatches = course.miniBatches().endless();
        boolean goesOn = true;
        for (int step = 1; step <= course.steps() && goesOn; step++) {
            if (step > 1 && (step - 1) % stepsPerEpoch == 0) {
                beginEpoch();
            }
            goesOn = step(step, miniBatches.next());
            progress.accept(step);
        }
    }

    /** One engine's validation losses decide for all: the schedule is not what is compared. */
    private void beginEpoch() {
        TrainingSpec training = course.training();
        if (!training.schedule().equals(Schedule.CONSTANT)) {
            validationLosses.add(trainees.get(0).evaluate(course.split().validation()).loss());
            double rate = training.learningRate(validationLosses);
            trainees.forEach(trainee -> trainee.setLearningRate(rate));
        }
    }

    private boolean step(int step, int[] rows) {
        if (start == Start.FRAMEWORK_WEIGHTS) {
            Trainee framework = pairs.get(0).framework();
            Trainee reference = pairs.get(0).reference();
            reference.setParameters(framework.parameters());
            reference.setOptimiserState(framework.stepCount(), framework.optimiserState());
        }
        Map<Trainee, StepTrace> traces = new IdentityHashMap<>();
        for (Trainee trainee : trainees) {
            traces.put(trainee, trainee.trace(course.split().train(), rows));
        }
        boolean goesOn = true;
        Set<Trainee> apart = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Pair pair : pairs) {
            Next next =
                    pair.comparison()
                            .add(step, traces.get(pair.reference()), traces.get(pair.framework()));
            goesOn &= next != Next.STOP;
            if (next == Next.FROM_COMMON_WEIGHTS) {
                apart.add(pair.reference());
                apart.add(pair.framework());
            }
        }
        apart.remove(trainees.get(0));
        apart.forEach(this::join);
        return goesOn;
    }

    /** Goes on where the first trainee is. */
    private void join(Trainee trainee) {
        Trainee first = trainees.get(0);
        trainee.setParameters(first.parameters());
        trainee.setOptimiserState(first.stepCount(), first.optimiserState());
    }
}
