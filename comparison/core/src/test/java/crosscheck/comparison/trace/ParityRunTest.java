package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Substitution;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.MlpConfiguration;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What comes of holding engines against each other: each outcome, and what tells it. */
class ParityRunTest {
    private static final DrawnDigits DRAWN = DrawnDigits.draw(200, 24, 1);
    private static final Split DIGITS = Split.lastSixth(DRAWN.train(), DRAWN.test());
    private static final TrainingSpec CALM = TrainingSpec.sgd(0.1, 10, 1, 1);

    /** Soon every digit of a float is rounding. */
    private static final TrainingSpec WILD = TrainingSpec.sgd(30, 10, 1, 1);

    /** DL4J takes the logarithm of no probability below a limit; its gradient has no limit. */
    private static final Explanation LIMIT =
            new Explanation(
                    "limit-in-the-logarithm",
                    network ->
                            Optional.of(
                                    new Substitution() {
                                        @Override
                                        public Loss loss(Loss sound) {
                                            return new LimitedLoss(sound);
                                        }
                                    }));

    private record LimitedLoss(Loss sound) implements Loss {
        @Override
        public double value(Tensor y, Tensor targets) {
            return new CrossEntropy(MlpConfiguration.LEAST_PROBABILITY)
                    .value(sound.outputs(y), targets);
        }

        @Override
        public Tensor gradient(Tensor y, Tensor targets) {
            return sound.gradient(y, targets);
        }

        @Override
        public Tensor outputs(Tensor y) {
            return sound.outputs(y);
        }

        @Override
        public int divisor(int examples) {
            return sound.divisor(examples);
        }
    }

    private static NetworkSpec network(
            ActivationName activation, LossName loss, InitialiserName initialiser) {
        return NetworkSpec.dense(784, List.of(30), 10, activation, loss, initialiser);
    }

    private static NetworkSpec calm() {
        return network(ActivationName.TANH, LossName.CROSS_ENTROPY, InitialiserName.XAVIER);
    }

    private static NetworkSpec wild() {
        return network(ActivationName.SIGMOID, LossName.QUADRATIC, InitialiserName.NORMAL);
    }

    /** Outputs that are certain and wrong from the start: DL4J's limit in the logarithm shows. */
    private static NetworkSpec certain() {
        return network(ActivationName.RELU, LossName.CROSS_ENTROPY, InitialiserName.NORMAL);
    }

    private static ParityRun run(Engine engine, Precision precision) {
        return new ParityRun(
                List.of(new ScratchEngine(), engine), List.of(precision), DIGITS, List.of(LIMIT));
    }

    private static PairResult only(
            ParityRun run, ComparedNetwork network, TrainingSpec training, int steps) {
        List<PairResult> pairs = run.run(network, training, steps, step -> {});
        assertEquals(1, pairs.size());
        return pairs.get(0);
    }

    private static PairResult dl4j(ComparedNetwork network, TrainingSpec training, int steps) {
        return only(run(new Dl4jEngine(1), Precision.DOUBLE), network, training, steps);
    }

    private static PairResult fast(ComparedNetwork network, TrainingSpec training, int steps) {
        return only(run(new FastEngine(), Precision.FLOAT), network, training, steps);
    }

    /** A network whose trainees on another engine than the reference are spoilt. */
    private record SpoiltNetwork(ComparedNetwork sound, UnaryOperator<Trainee> fault)
            implements ComparedNetwork {
        @Override
        public String shapeText() {
            return sound.shapeText();
        }

        @Override
        public List<ParameterTensor> drawWeights(long seed) {
            return sound.drawWeights(seed);
        }

        @Override
        public HandWritten handWritten(long seed) {
            return sound.handWritten(seed);
        }

        @Override
        public Optional<String> missing(EngineName engine, TrainingSpec training) {
            return sound.missing(engine, training);
        }

        @Override
        public Trainee create(
                Engine engine,
                TrainingSpec training,
                List<ParameterTensor> weights,
                Precision precision) {
            return fault.apply(sound.create(engine, training, weights, precision));
        }
    }

    private static ComparedNetwork spoilt(NetworkSpec spec, UnaryOperator<Trainee> fault) {
        return new SpoiltNetwork(new DescribedNetwork(spec), fault);
    }

    /** Adds to the first number of a tensor from some step on. */
    private static ComparedNetwork spoilt(NetworkSpec spec, int from, String tensor, double by) {
        return spoilt(
                spec,
                sound ->
                        new Spoilt(
                                sound,
                                (step, trace) -> step < from ? trace : plus(trace, tensor, by)));
    }

    private static StepTrace plus(StepTrace trace, String tensor, double by) {
        double value = trace.tensor(tensor).orElseThrow().values()[0];
        return Traces.with(trace, tensor, 0, value + by);
    }

    // ---- agree and differ -----------------------------------------------------------------------

    @Test
    void soundEnginesAgreeAndNothingIsToBeSaid() {
        PairResult pair = dl4j(new DescribedNetwork(calm()), CALM, 20);
        assertEquals(Outcome.AGREE, pair.outcome(), pair.explanation());
        assertEquals("agree", pair.verdict());
        assertEquals("", pair.explanation());
        assertEquals(Optional.empty(), pair.singleSteps());
        List<String> tensors =
                pair.trainings().orElseThrow().tensors().stream().map(TensorSummary::name).toList();
        assertTrue(tensors.contains("inference outputs"), tensors.toString());
    }

    @Test
    void wrongNumberOfALateStepIsFoundThereAndInTheSingleStep() {
        PairResult pair = dl4j(spoilt(calm(), 12, "1_W gradient", 1e-9), CALM, 20);
        assertEquals(Outcome.DIFFER, pair.outcome());
        Divergence found = pair.trainings().orElseThrow().divergence().orElseThrow();
        assertEquals(12, found.step());
        assertEquals("1_W gradient", found.tensor());
        assertTrue(found.timesAllowed() > 100, found.text());
        assertTrue(
                pair.explanation().contains(". From the same weights: step 12, layer 1, 1_W"),
                pair.explanation());
    }

    /** Too small to show in a step, but the same way each time. */
    @Test
    void errorThatOnlyAddsUpIsToldFromAWrongStep() {
        UnaryOperator<Trainee> drifting =
                sound ->
                        new Spoilt(sound) {
                            @Override
                            public StepTrace trace(Dataset data, int[] rows) {
                                StepTrace trace = super.trace(data, rows);
                                List<ParameterTensor> moved = parameters();
                                for (int i = 0; i < moved.get(2).values().length; i++) {
                                    moved.get(2).values()[i] += 1e-15;
                                }
                                setParameters(moved);
                                return trace;
                            }
                        };
        PairResult pair = dl4j(spoilt(calm(), drifting), CALM, 100);
        assertEquals(Outcome.DIFFER, pair.outcome(), pair.explanation());
        assertFalse(pair.singleSteps().orElseThrow().accuses(), pair.explanation());
        assertTrue(
                pair.explanation().endsWith("so the error is small in one step and adds up"),
                pair.explanation());
    }

    @Test
    void wrongFirstStepNeedsNoSingleSteps() {
        PairResult pair = dl4j(spoilt(calm(), 1, "loss", 1e-9), CALM, 3);
        assertEquals(Outcome.DIFFER, pair.outcome());
        assertEquals(Optional.empty(), pair.singleSteps());
        assertTrue(pair.explanation().startsWith("step 1, loss: "), pair.explanation());
    }

    @Test
    void engineThatIsWrongOnlyInInferenceDiffers() {
        UnaryOperator<Trainee> fault =
                sound ->
                        new Spoilt(sound) {
                            @Override
                            public double[] predictProbabilities(Dataset data, int[] rows) {
                                double[] outputs = super.predictProbabilities(data, rows);
                                outputs[13] *= 1 + 1e-9;
                                return outputs;
                            }
                        };
        PairResult pair = dl4j(spoilt(calm(), fault), CALM, 5);
        assertEquals(Outcome.DIFFER, pair.outcome());
        assertTrue(
                pair.explanation().startsWith("step 5, inference outputs[1][3]: "),
                pair.explanation());
    }

    /** 167 training examples make 17 steps an epoch. */
    @Test
    void engineThatDoesNotFollowTheScheduleDiffers() {
        TrainingSpec halving =
                new TrainingSpec(
                        OptimiserSettings.of(new Sgd(), 0.1),
                        new Schedule.Step(0.5, 1),
                        Optional.empty(),
                        10,
                        1,
                        1);
        UnaryOperator<Trainee> deaf =
                sound ->
                        new Spoilt(sound) {
                            @Override
                            public void setLearningRate(double learningRate) {
                                // goes on as before
                            }
                        };
        PairResult pair = dl4j(spoilt(calm(), deaf), halving, 20);
        assertEquals(Outcome.DIFFER, pair.outcome());
        assertEquals(18, pair.trainings().orElseThrow().divergence().orElseThrow().step());
        assertEquals(Outcome.AGREE, dl4j(new DescribedNetwork(calm()), halving, 20).outcome());
    }

    // ---- undetermined ---------------------------------------------------------------------------

    @Test
    void trainingThatAmplifiesRoundingIsUndeterminedAndEachStepAgrees() {
        PairResult pair = fast(new DescribedNetwork(wild()), WILD, 120);
        assertEquals(Outcome.UNDETERMINED, pair.outcome(), pair.explanation());
        Undetermined undetermined = pair.trainings().orElseThrow().undetermined().orElseThrow();
        assertEquals(Undetermined.Why.CHAOS, undetermined.why());
        TraceResult steps = pair.singleSteps().orElseThrow();
        assertFalse(steps.accuses(), steps.failure());
        assertEquals(120, steps.steps(), "also those that the trainings left out");
        assertTrue(steps.used() > 0);
        assertTrue(
                pair.explanation()
                        .startsWith(
                                "From step %d on rounding alone changes every digit"
                                        .formatted(undetermined.from())),
                pair.explanation());
        assertTrue(pair.outcome().holds());
    }

    @Test
    void engineThatBecomesWrongAfterAllDigitsAreLostIsFoundBySingleSteps() {
        PairResult pair = fast(spoilt(wild(), 115, "1_b gradient", 1e-3), WILD, 120);
        assertFalse(pair.trainings().orElseThrow().accuses(), pair.explanation());
        assertTrue(pair.trainings().orElseThrow().undetermined().orElseThrow().from() < 115);
        assertEquals(Outcome.DIFFER, pair.outcome());
        assertTrue(
                pair.explanation().startsWith("From the same weights: step 115, layer 1, 1_b grad"),
                pair.explanation());
        assertFalse(pair.outcome().holds());
    }

    /** The reference has doubles; 1e60 is no float. */
    @Test
    void numbersThatFloatsDoNotHoldAreUndeterminedInFloatOnly() {
        TrainingSpec huge = TrainingSpec.sgd(1e30, 10, 1, 1);
        NetworkSpec spec =
                network(ActivationName.IDENTITY, LossName.CROSS_ENTROPY, InitialiserName.XAVIER);
        PairResult pair = fast(new DescribedNetwork(spec), huge, 2);
        TraceResult trainings = pair.trainings().orElseThrow();
        assertFalse(trainings.accuses(), trainings.failure());
        assertEquals(1, trainings.steps());
        Undetermined undetermined = trainings.undetermined().orElseThrow();
        assertEquals(new Undetermined(2, Undetermined.Why.OVERFLOW, "layer 1 z"), undetermined);
        assertEquals(Outcome.UNDETERMINED, pair.outcome(), pair.explanation());
        assertTrue(
                pair.explanation()
                        .startsWith("From step 2 on numbers are larger than this precision holds"),
                pair.explanation());
    }

    @Test
    void divergingTrainingIsUndetermined() {
        TrainingSpec diverging = TrainingSpec.sgd(1e200, 10, 1, 1);
        NetworkSpec spec =
                network(ActivationName.IDENTITY, LossName.CROSS_ENTROPY, InitialiserName.XAVIER);
        PairResult pair = dl4j(new DescribedNetwork(spec), diverging, 10);
        assertEquals(Outcome.UNDETERMINED, pair.outcome(), pair.explanation());
        assertTrue(pair.trainings().orElseThrow().undetermined().orElseThrow().from() <= 3);
    }

    // ---- known differences ----------------------------------------------------------------------

    @Test
    void knownDifferenceExplainsAGapAndIsNamed() {
        PairResult pair = dl4j(new DescribedNetwork(certain()), CALM, 3);
        assertEquals(Outcome.AGREE, pair.outcome(), pair.explanation());
        assertEquals("agree, but for limit-in-the-logarithm", pair.verdict());
        assertTrue(
                pair.explanation()
                        .startsWith(
                                "With DL4J's formula of limit-in-the-logarithm in the reference"
                                        + " they agree; without it step 2, loss: "),
                pair.explanation());
        assertFalse(pair.trainings().orElseThrow().accuses());
        assertTrue(pair.trainings().orElseThrow().used() <= 1);
    }

    @Test
    void withoutExplanationsTheGapIsADifference() {
        ParityRun bare =
                new ParityRun(
                        List.of(new ScratchEngine(), new Dl4jEngine(1)),
                        List.of(Precision.DOUBLE),
                        DIGITS,
                        List.of());
        PairResult pair = only(bare, new DescribedNetwork(certain()), CALM, 3);
        assertEquals(Outcome.DIFFER, pair.outcome());
        assertEquals("loss", pair.trainings().orElseThrow().divergence().orElseThrow().tensor());
    }

    @Test
    void faultBesideAKnownDifferenceIsNotWavedThrough() {
        List<String> checked = new ArrayList<>();
        for (String tensor : List.of("layer 0 z", "loss", "1_W gradient", "0_b")) {
            PairResult pair = dl4j(spoilt(certain(), 2, tensor, 1e-6), CALM, 3);
            assertEquals(Outcome.DIFFER, pair.outcome(), tensor);
            assertEquals(Optional.empty(), pair.explained());
            checked.add(tensor);
        }
        assertEquals(4, checked.size());
    }

    /** The first trainee that is made is spoilt; with any explanation the gap would close. */
    private static ComparedNetwork spoiltOnce(NetworkSpec spec) {
        AtomicInteger made = new AtomicInteger();
        return spoilt(
                spec,
                sound ->
                        made.getAndIncrement() > 0
                                ? sound
                                : new Spoilt(sound, (step, trace) -> plus(trace, "loss", 1)));
    }

    /** The fast twin has no known differences. */
    @Test
    void gapOfAnotherEngineIsNeverExplained() {
        Explanation ofAnything =
                new Explanation("anything", network -> Optional.of(Substitution.NONE));
        ParityRun run =
                new ParityRun(
                        List.of(new ScratchEngine(), new FastEngine()),
                        List.of(Precision.FLOAT),
                        DIGITS,
                        List.of(ofAnything));
        PairResult pair = only(run, spoiltOnce(calm()), CALM, 2);
        assertEquals(Outcome.DIFFER, pair.outcome());
    }

    // ---- who is compared ------------------------------------------------------------------------

    @Test
    void fewerThanTwoEnginesOrNoPrecisionAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new ParityRun(
                                List.of(new ScratchEngine()),
                                List.of(Precision.DOUBLE),
                                DIGITS,
                                List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new ParityRun(
                                List.of(new ScratchEngine(), new FastEngine()),
                                List.of(),
                                DIGITS,
                                List.of()));
    }

    @Test
    void enginesWithoutACommonPrecisionMakeNoPair() {
        assertTrue(run(new FastEngine(), Precision.DOUBLE).isEmpty());
        assertFalse(run(new FastEngine(), Precision.FLOAT).isEmpty());
    }
}
