package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Reference;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
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
    private static final double WILD = 30;
    private static final int WILD_STEPS = 120;
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
        return engine.create(NETWORK, training, weights(), precision);
    }

    private static List<ParameterTensor> weights() {
        return ScratchEngine.drawWeights(NETWORK, 4);
    }

    private static Trainee dl4j(TrainingSpec training) {
        return trainee(new Dl4jEngine(1), training, Precision.DOUBLE);
    }

    private static Reference reference(TrainingSpec training) {
        return reference(training, weights());
    }

    private static Reference reference(TrainingSpec training, List<ParameterTensor> weights) {
        return new Reference(
                HandWritten.of(NETWORK, training.seed()), training.optimiser(), weights);
    }

    private static TraceResult run(
            Reference reference, Trainee framework, TrainingSpec training, Start start, int steps) {
        TraceComparison comparison = new TraceComparison(Precision.DOUBLE);
        LockStep.Pair pair = new LockStep.Pair(reference.trainee(), framework, comparison);
        run(reference, training, start, steps, List.of(pair));
        return comparison.result();
    }

    private static void run(
            Reference reference,
            TrainingSpec training,
            Start start,
            int steps,
            List<LockStep.Pair> pairs) {
        new LockStep(new Course(DIGITS, training, steps), start, reference, pairs).run(step -> {});
    }

    @Test
    void traineeOfSeveralPairsTakesEachStepOnce() {
        TrainingSpec training = training(Schedule.CONSTANT);
        TraceComparison inDouble = new TraceComparison(Precision.DOUBLE);
        TraceComparison inFloat = new TraceComparison(Precision.FLOAT);
        TraceComparison floats = new TraceComparison(Precision.FLOAT);
        List<Integer> told = new ArrayList<>();
        Reference reference = reference(training);
        Trainee scratch = reference.trainee();
        try (Trainee dl4j = dl4j(training);
                Trainee dl4jFloat = trainee(new Dl4jEngine(1), training, Precision.FLOAT);
                Trainee fast = trainee(new FastEngine(), training, Precision.FLOAT)) {
            new LockStep(
                            new Course(DIGITS, training, 5),
                            Start.OWN_WEIGHTS,
                            reference,
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
            assertFalse(comparison.result().accuses(), comparison.result().failure());
            assertEquals(5, comparison.result().steps());
            assertTrue(comparison.result().used() > 0);
        }
        assertTrue(inFloat.result().largest() > inDouble.result().largest());
    }

    /** Three steps an epoch; the rates of the second and third are those of a training. */
    @Test
    void scheduleChangesTheRateOfAllBetweenEpochs() {
        TrainingSpec halving = training(new Schedule.Step(0.5, 1));
        TrainingSpec steady = training(Schedule.CONSTANT);
        Reference reference = reference(halving);
        try (Trainee dl4j = dl4j(halving);
                Trainee byHand = trainee(new ScratchEngine(), steady, Precision.DOUBLE)) {
            TraceResult result = run(reference, dl4j, halving, Start.OWN_WEIGHTS, 8);
            assertFalse(result.accuses(), result.failure());
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
            assertSame(byHand, reference.trainee());
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
            try (Trainee spoilt = new Spoilt(dl4j(training), fault)) {
                Divergence found =
                        run(reference(training), spoilt, training, Start.OWN_WEIGHTS, 5)
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
        try (Trainee dl4j = dl4j(adam)) {
            for (int step = 0; step < 5; step++) {
                dl4j.step(DIGITS.train(), new int[] {step, step + 1});
            }
            Reference reference = reference(adam, dl4j.parameters());
            TraceResult alone = run(reference, dl4j, adam, Start.FRAMEWORK_WEIGHTS, 4);
            assertFalse(alone.accuses(), alone.failure());
            assertEquals(4, alone.steps());
            assertEquals(9, reference.trainee().stepCount());
        }
        try (Trainee dl4j = dl4j(adam)) {
            dl4j.step(DIGITS.train(), new int[] {0, 1});
            Reference reference = reference(adam, dl4j.parameters());
            assertTrue(run(reference, dl4j, adam, Start.OWN_WEIGHTS, 4).accuses());
        }
    }

    /** Three steps an epoch. */
    @Test
    void programThatDoesNotFollowTheScheduleIsFoundInTheSecondEpoch() {
        TrainingSpec halving = training(new Schedule.Step(0.5, 1));
        int checked = 0;
        for (Start start : Start.values()) {
            try (Trainee deaf =
                    new Spoilt(dl4j(halving)) {
                        @Override
                        public void setLearningRate(double learningRate) {
                            // goes on as before
                        }
                    }) {
                Divergence found =
                        run(reference(halving), deaf, halving, start, 8).divergence().orElseThrow();
                assertEquals(4, found.step());
                assertEquals(TensorKind.WEIGHT, found.kind());
                checked++;
            }
        }
        assertEquals(2, checked);
    }

    @Test
    void programThatIsWrongOnlyInInferenceIsFound() {
        TrainingSpec training = training(Schedule.CONSTANT);
        try (Trainee wrong =
                new Spoilt(dl4j(training)) {
                    @Override
                    public double[] predictProbabilities(Dataset data, int[] rows) {
                        double[] outputs = super.predictProbabilities(data, rows);
                        outputs[7 * 10 + 3] += 1e-12;
                        return outputs;
                    }
                }) {
            Divergence found =
                    run(reference(training), wrong, training, Start.OWN_WEIGHTS, 5)
                            .divergence()
                            .orElseThrow();
            assertEquals("inference outputs", found.tensor());
            assertEquals("[7][3]", found.index());
            assertEquals(5, found.step());
        }
    }

    @Test
    void lossThatIsNotFiniteEndsTheStepsAndAccusesNobody() {
        TrainingSpec wild = TrainingSpec.sgd(1e200, 20, 1, 1);
        try (Trainee other = trainee(new ScratchEngine(), wild, Precision.DOUBLE)) {
            TraceResult result = run(reference(wild), other, wild, Start.OWN_WEIGHTS, 50);
            assertFalse(result.accuses(), result.failure());
            Undetermined undetermined = result.undetermined().orElseThrow();
            assertTrue(undetermined.from() < 50, undetermined.text());
            assertTrue(result.steps() < undetermined.from(), undetermined.text());
        }
    }

    /** In float all digits are soon lost, in double they last longer. */
    @Test
    void onlyThePairOfWhichNothingCanBeSaidStops() {
        NetworkSpec network =
                NetworkSpec.dense(
                        784,
                        List.of(30),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.NORMAL);
        TrainingSpec wild = TrainingSpec.sgd(WILD, 10, 1, 1);
        List<ParameterTensor> weights = ScratchEngine.drawWeights(network, 1);
        Reference reference = new Reference(HandWritten.of(network, 1), wild.optimiser(), weights);
        TraceComparison inDouble = new TraceComparison(Precision.DOUBLE);
        TraceComparison inFloat = new TraceComparison(Precision.FLOAT);
        try (Trainee dl4j = new Dl4jEngine(1).create(network, wild, weights, Precision.DOUBLE);
                Trainee fast = new FastEngine().create(network, wild, weights, Precision.FLOAT)) {
            DrawnDigits drawn = DrawnDigits.draw(200, 24, 1);
            new LockStep(
                            new Course(
                                    Split.lastSixth(drawn.train(), drawn.test()), wild, WILD_STEPS),
                            Start.OWN_WEIGHTS,
                            reference,
                            List.of(
                                    new LockStep.Pair(reference.trainee(), fast, inFloat),
                                    new LockStep.Pair(reference.trainee(), dl4j, inDouble)))
                    .run(step -> {});
        }
        assertFalse(inFloat.result().accuses(), inFloat.result().failure());
        assertFalse(inDouble.result().accuses(), inDouble.result().failure());
        Undetermined undetermined = inFloat.result().undetermined().orElseThrow();
        assertEquals(Undetermined.Why.CHAOS, undetermined.why());
        assertTrue(undetermined.from() < WILD_STEPS, undetermined.text());
        assertEquals(undetermined.from() - 1, inFloat.result().steps());
        assertEquals(Optional.empty(), inDouble.result().undetermined());
        assertEquals(WILD_STEPS, inDouble.result().steps());
    }

    /** Both sides go on from the reference's weights after a step that a kink decided. */
    @Test
    void kinkBringsTheFrameworkBackToTheReference() {
        TrainingSpec training = training(Schedule.CONSTANT);
        BiFunction<Integer, StepTrace, StepTrace> reference =
                (step, trace) -> step == 2 ? kink(trace, 1) : trace;
        BiFunction<Integer, StepTrace, StepTrace> framework =
                (step, trace) -> step == 2 ? kink(trace, 0) : trace;
        TraceComparison inFloat = new TraceComparison(Precision.FLOAT);
        Reference own = reference(training);
        try (Trainee scratch = trainee(new ScratchEngine(), training, Precision.DOUBLE);
                Trainee fast = trainee(new FastEngine(), training, Precision.FLOAT)) {
            run(
                    own,
                    training,
                    Start.OWN_WEIGHTS,
                    2,
                    List.of(
                            new LockStep.Pair(
                                    new Spoilt(scratch, reference),
                                    new Spoilt(fast, framework),
                                    inFloat)));
            assertEquals(List.of(2), inFloat.result().kinks());
            assertFalse(inFloat.result().accuses(), inFloat.result().failure());
            double[] exact = own.trainee().parameters().get(0).values();
            double[] rounded = fast.parameters().get(0).values();
            for (int i = 0; i < exact.length; i++) {
                assertEquals((float) exact[i], rounded[i]);
            }
            assertSame(own.trainee(), scratch);
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
        Reference reference = reference(training);
        try (Trainee two = trainee(new ScratchEngine(), training, Precision.DOUBLE)) {
            LockStep.Pair pair =
                    new LockStep.Pair(
                            reference.trainee(), two, new TraceComparison(Precision.DOUBLE));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LockStep(course, Start.OWN_WEIGHTS, reference, List.of()));
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new LockStep(
                                    course,
                                    Start.FRAMEWORK_WEIGHTS,
                                    reference,
                                    List.of(pair, pair)));
            assertThrows(IllegalArgumentException.class, () -> new Course(DIGITS, training, 0));
        }
    }
}
