package crosscheck.comparison.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.parity.ParityCheck.Start;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Trainees that take the same steps at the same time. */
class LockStepTest {
    private static final DrawnDigits DRAWN = DrawnDigits.draw(72, 12, 1);
    private static final Split DIGITS = Split.lastSixth(DRAWN.train(), DRAWN.test());
    private static final TraceBudget DOUBLE =
            TraceBudget.of(new Tolerance(1e-12, 0, "a few steps in double"));
    private static final TraceBudget FLOAT =
            TraceBudget.of(new Tolerance(1e-5, 0, "a few steps in float"));
    private static final NetworkSpec NETWORK =
            NetworkSpec.dense(
                    784,
                    List.of(8),
                    10,
                    ActivationName.RELU,
                    LossName.CROSS_ENTROPY,
                    InitialiserName.HE);

    private static TrainingSpec training(Schedule schedule) {
        return new TrainingSpec(
                OptimiserSettings.of(new Sgd(), 0.1), schedule, Optional.empty(), 20, 1, 1);
    }

    private static Trainee trainee(Engine engine, TrainingSpec training, Precision precision) {
        List<ParameterTensor> weights = ScratchEngine.drawWeights(NETWORK, 4);
        return engine.create(NETWORK, training, weights, precision);
    }

    private static Trainee scratch(TrainingSpec training) {
        return trainee(new ScratchEngine(), training, Precision.DOUBLE);
    }

    private static Trainee dl4j(TrainingSpec training) {
        return trainee(new Dl4jEngine(1), training, Precision.DOUBLE);
    }

    private static TraceResult run(
            Trainee reference, Trainee framework, TrainingSpec training, Start start, int steps) {
        TraceComparison comparison = new TraceComparison(Precision.DOUBLE, DOUBLE);
        new LockStep(
                        new Course(DIGITS, training, steps),
                        start,
                        List.of(new LockStep.Pair(reference, framework, comparison)))
                .run(step -> {});
        return comparison.result();
    }

    @Test
    void traineeOfSeveralPairsTakesEachStepOnce() {
        TrainingSpec training = training(Schedule.CONSTANT);
        TraceComparison inDouble = new TraceComparison(Precision.DOUBLE, DOUBLE);
        TraceComparison inFloat = new TraceComparison(Precision.FLOAT, FLOAT);
        TraceComparison floats = new TraceComparison(Precision.FLOAT, FLOAT);
        List<Integer> told = new ArrayList<>();
        try (Trainee scratch = scratch(training);
                Trainee dl4j = dl4j(training);
                Trainee dl4jFloat = trainee(new Dl4jEngine(1), training, Precision.FLOAT);
                Trainee fast = trainee(new FastEngine(), training, Precision.FLOAT)) {
            new LockStep(
                            new Course(DIGITS, training, 5),
                            Start.OWN_WEIGHTS,
                            List.of(
                                    new LockStep.Pair(scratch, dl4j, inDouble),
                                    new LockStep.Pair(scratch, fast, inFloat),
                                    new LockStep.Pair(fast, dl4jFloat, floats)))
                    .run(told::add);
            for (Trainee each : List.of(scratch, dl4j, dl4jFloat, fast)) {
                assertEquals(5, each.stepCount());
            }
        }
        assertEquals(List.of(1, 2, 3, 4, 5), told);
        for (TraceComparison comparison : List.of(inDouble, inFloat, floats)) {
            assertTrue(comparison.result().passed(), comparison.result().failure());
            assertEquals(5, comparison.result().steps());
        }
        assertTrue(inFloat.result().largest() > inDouble.result().largest());
    }

    /** Three steps an epoch; the rates of the second and third are those of a training. */
    @Test
    void scheduleChangesTheRateOfAllBetweenEpochs() {
        TrainingSpec halving = training(new Schedule.Step(0.5, 1));
        TrainingSpec steady = training(Schedule.CONSTANT);
        try (Trainee scratch = scratch(halving);
                Trainee dl4j = dl4j(halving);
                Trainee byHand = scratch(steady)) {
            TraceResult result = run(scratch, dl4j, halving, Start.OWN_WEIGHTS, 8);
            assertTrue(result.passed(), result.failure());
            int epoch = 0;
            int step = 0;
            for (double rate : new double[] {0.1, 0.05, 0.025}) {
                byHand.setLearningRate(rate);
                for (int[] rows : new Course(DIGITS, halving, 8).miniBatches().epoch(epoch++)) {
                    if (step++ < 8) {
                        byHand.step(DIGITS.train(), rows);
                    }
                }
            }
            assertSame(byHand, scratch);
        }
    }

    private static void assertSame(Trainee expected, Trainee actual) {
        for (int p = 0; p < expected.parameters().size(); p++) {
            assertArrayEquals(
                    expected.parameters().get(p).values(), actual.parameters().get(p).values());
        }
    }

    @Test
    void faultOfOneTensorIsNamedThere() {
        TrainingSpec training = training(Schedule.CONSTANT);
        int checked = 0;
        for (String name : List.of("layer 1 z", "loss", "1_W gradient", "0_b", "0_W l2")) {
            BiFunction<Integer, StepTrace, StepTrace> fault =
                    (step, trace) ->
                            step == 3
                                    ? Traces.with(trace, name, 0, value(trace, name) + 1e-9)
                                    : trace;
            try (Trainee scratch = scratch(training);
                    Trainee spoilt = new Spoilt(dl4j(training), fault)) {
                Divergence found =
                        run(scratch, spoilt, training, Start.OWN_WEIGHTS, 5)
                                .divergence()
                                .orElseThrow();
                assertEquals(name, found.tensor());
                assertEquals(3, found.step());
                checked++;
            }
        }
        assertEquals(5, checked);
    }

    private static double value(StepTrace trace, String name) {
        return trace.tensor(name).orElseThrow().values()[0];
    }

    /** A framework that is five steps ahead: its memory is the reference's as well. */
    @Test
    void singleStepsBeginWithTheFrameworksWeightsAndMemory() {
        TrainingSpec adam =
                new TrainingSpec(
                        OptimiserSettings.of(Choices.OPTIMISERS.parse("adam"), 0.01),
                        Schedule.CONSTANT,
                        Optional.empty(),
                        20,
                        1,
                        1);
        try (Trainee scratch = scratch(adam);
                Trainee dl4j = dl4j(adam)) {
            for (int step = 0; step < 5; step++) {
                dl4j.step(DIGITS.train(), new int[] {step, step + 1});
            }
            scratch.setParameters(dl4j.parameters());
            TraceResult alone = run(scratch, dl4j, adam, Start.FRAMEWORK_WEIGHTS, 4);
            assertTrue(alone.passed(), alone.failure());
            assertEquals(9, scratch.stepCount());
        }
        try (Trainee scratch = scratch(adam);
                Trainee dl4j = dl4j(adam)) {
            dl4j.step(DIGITS.train(), new int[] {0, 1});
            scratch.setParameters(dl4j.parameters());
            assertFalse(run(scratch, dl4j, adam, Start.OWN_WEIGHTS, 4).passed());
        }
    }

    @Test
    void lossThatIsNotFiniteEndsTheStepsAndFails() {
        TrainingSpec wild =
                new TrainingSpec(
                        OptimiserSettings.of(new Sgd(), 1e200),
                        Schedule.CONSTANT,
                        Optional.empty(),
                        20,
                        1,
                        1);
        try (Trainee scratch = scratch(wild);
                Trainee other = scratch(wild)) {
            TraceResult result = run(scratch, other, wild, Start.OWN_WEIGHTS, 50);
            assertFalse(result.passed());
            assertTrue(result.steps() < 50, "steps: " + result.steps());
            assertTrue(result.failure().contains("NaN") || result.failure().contains("Infinity"));
        }
    }

    /** Both sides go on from the reference's weights after a step that a kink decided. */
    @Test
    void kinkBringsTheFrameworkBackToTheReference() {
        TrainingSpec training = training(Schedule.CONSTANT);
        BiFunction<Integer, StepTrace, StepTrace> reference =
                (step, trace) -> step == 2 ? kink(trace, 1) : trace;
        BiFunction<Integer, StepTrace, StepTrace> framework =
                (step, trace) -> step == 2 ? kink(trace, 0) : trace;
        TraceComparison inFloat = new TraceComparison(Precision.FLOAT, FLOAT);
        try (Trainee scratch = scratch(training);
                Trainee fast = trainee(new FastEngine(), training, Precision.FLOAT)) {
            new LockStep(
                            new Course(DIGITS, training, 2),
                            Start.OWN_WEIGHTS,
                            List.of(
                                    new LockStep.Pair(
                                            new Spoilt(scratch, reference),
                                            new Spoilt(fast, framework),
                                            inFloat)))
                    .run(step -> {});
            assertEquals(List.of(2), inFloat.result().kinks());
            assertTrue(inFloat.result().passed(), inFloat.result().failure());
            double[] exact = scratch.parameters().get(0).values();
            double[] rounded = fast.parameters().get(0).values();
            for (int i = 0; i < exact.length; i++) {
                assertEquals((float) exact[i], rounded[i]);
            }
        }
    }

    private static StepTrace kink(StepTrace trace, double gradient) {
        StepTrace changed = Traces.with(trace, "layer 0 z", 0, 0);
        return Traces.with(changed, "layer 0 z gradient", 0, gradient);
    }

    @Test
    void pairsThatMakeNoSenseAreRefused() {
        TrainingSpec training = training(Schedule.CONSTANT);
        Course course = new Course(DIGITS, training, 1);
        try (Trainee one = scratch(training);
                Trainee two = scratch(training)) {
            LockStep.Pair pair =
                    new LockStep.Pair(one, two, new TraceComparison(Precision.DOUBLE, DOUBLE));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LockStep(course, Start.OWN_WEIGHTS, List.of()));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LockStep(course, Start.FRAMEWORK_WEIGHTS, List.of(pair, pair)));
            assertThrows(IllegalArgumentException.class, () -> new Course(DIGITS, training, 0));
            assertNotEquals(one, two);
        }
    }
}
