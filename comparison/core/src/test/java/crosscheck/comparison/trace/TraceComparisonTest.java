package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TraceRecorder;
import crosscheck.comparison.engine.TracedTensor;
import crosscheck.comparison.trace.TraceComparison.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found when two steps are held against each other, number by number. */
class TraceComparisonTest {
    private static final StepBounds BOUNDS = Traces.bounds(new Bound(1e-3, 1e-3));

    private static TraceComparison comparison() {
        return new TraceComparison(Precision.DOUBLE);
    }

    private static TraceResult compare(StepTrace reference, StepTrace framework) {
        TraceComparison comparison = comparison();
        comparison.add(1, reference, framework, BOUNDS);
        return comparison.result();
    }

    @Test
    void tensorsComeInTheOrderOfTheDataFlow() {
        assertEquals(
                List.of(
                        "layer 0 z",
                        "layer 0 a",
                        "loss",
                        "layer 0 z gradient",
                        "0_W gradient",
                        "0_b gradient",
                        "0_W clipped gradient",
                        "0_b clipped gradient",
                        "0_W l2",
                        "0_b l2",
                        "0_W_v",
                        "0_W",
                        "0_b"),
                Traces.names(Traces.step()));
    }

    @Test
    void sameStepsAgreeExactly() {
        TraceResult result = compare(Traces.step(), Traces.step());
        assertFalse(result.accuses());
        assertEquals(0, result.largest());
        assertEquals(0, result.used());
        assertEquals(13, result.tensors().size());
        assertEquals("", result.failure());
    }

    /** Whichever tensor is spoilt, alone or with all that follow it, is named. */
    @Test
    void firstTensorInTheDataFlowIsNamedWhateverFollows() {
        int checked = 0;
        List<String> names = Traces.names(Traces.step());
        for (int cause = 0; cause < names.size(); cause++) {
            StepTrace spoilt = Traces.step();
            for (String name : names.subList(cause, names.size())) {
                TracedTensor tensor = spoilt.tensor(name).orElseThrow();
                int last = tensor.values().length - 1;
                spoilt = Traces.with(spoilt, name, last, tensor.values()[last] + 0.5);
            }
            Divergence divergence = compare(Traces.step(), spoilt).divergence().orElseThrow();
            assertEquals(names.get(cause), divergence.tensor());
            assertEquals(1, divergence.step());
            assertEquals(0.5, divergence.framework() - divergence.reference());
            checked++;
        }
        assertEquals(13, checked);
    }

    @Test
    void placeIsStepLayerTensorIndexAndBothValues() {
        StepTrace spoilt = Traces.with(Traces.step(), "layer 0 z", 2, 3.5);
        TraceResult result = compare(Traces.step(), spoilt);
        assertEquals(
                "step 1, layer 0 z[1][0]: reference 3.0, framework 3.5, 500 times the bound",
                result.failure());
        Divergence divergence = result.divergence().orElseThrow();
        assertEquals(0, divergence.layer());
        assertEquals("[1][0]", divergence.index());
        assertEquals(TensorKind.PRE_ACTIVATION, divergence.kind());
        assertEquals(
                "step 1, layer 0, 0_W gradient[0][1]: reference -1.0, framework 1.0, 2000 times the bound",
                compare(Traces.step(), Traces.with(Traces.step(), "0_W gradient", 1, 1)).failure());
        assertEquals(
                "step 1, loss: reference 0.75, framework 1.5, 750 times the bound",
                compare(Traces.step(), Traces.with(Traces.step(), "loss", 0, 1.5)).failure());
    }

    @Test
    void firstStepThatPartsIsKept() {
        TraceComparison comparison = comparison();
        comparison.add(1, Traces.step(), Traces.step(), BOUNDS);
        comparison.add(2, Traces.step(), Traces.with(Traces.step(), "0_b", 1, 5), BOUNDS);
        comparison.add(3, Traces.step(), Traces.with(Traces.step(), "layer 0 z", 0, 5), BOUNDS);
        assertEquals(
                "step 2, layer 0, 0_b[1]: reference 4.0, framework 5.0, 1000 times the bound",
                comparison.result().failure());
    }

    @Test
    void errorsAreAbsoluteRelativeAndInUlpsOfTheLargestNumber() {
        StepTrace off = Traces.with(Traces.step(), "0_b gradient", 1, -1 - 0x1p-20);
        TensorError error = tensor(compare(Traces.step(), off), "0_b gradient").worst();
        assertEquals(0x1p-20, error.absolute());
        assertEquals(0x1p-23, error.relative()); // against 8
        assertEquals(0x1p-20 / 0x1p-49, error.ulps()); // 8 has 52 bits behind the 2^3
        assertEquals(0x1p-20 / 1e-3, error.used());
        TraceComparison floats = new TraceComparison(Precision.FLOAT);
        floats.add(1, Traces.step(), off, BOUNDS);
        assertEquals(1, tensor(floats.result(), "0_b gradient").worst().ulps());
    }

    private static TensorSummary tensor(TraceResult result, String name) {
        return result.tensors().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void boundItselfIsAllowedAndNothingBeyond() {
        StepTrace zero = Traces.with(Traces.step(), "0_b", 0, 0);
        assertFalse(compare(zero, Traces.with(zero, "0_b", 0, 1e-3)).accuses());
        assertTrue(compare(zero, Traces.with(zero, "0_b", 0, Math.nextUp(1e-3))).accuses());
    }

    /** One entry that rounding moves a lot does not hide an error in all of them. */
    @Test
    void entriesMayNotAllBeAsFarAsTheFurthest() {
        StepBounds bounds = Traces.bounds(new Bound(1e-3, 2e-4));
        StepTrace one = Traces.with(Traces.step(), "layer 0 z", 2, 3 + 7e-4);
        TraceComparison agreeing = comparison();
        agreeing.add(1, Traces.step(), one, bounds);
        assertFalse(agreeing.result().accuses(), agreeing.result().failure());
        assertEquals(0.875, agreeing.result().used(), 1e-9, "a mean of 1.75e-4 of 2e-4");
        StepTrace two = Traces.with(one, "layer 0 z", 0, 1 - 5e-4);
        TraceComparison apart = comparison();
        apart.add(1, Traces.step(), two, bounds);
        Divergence divergence = apart.result().divergence().orElseThrow();
        assertEquals(Divergence.Extent.MEAN, divergence.extent());
        assertEquals("[1][0]", divergence.index(), "the furthest one");
        assertEquals(1.5, divergence.timesAllowed(), 1e-9);
        assertEquals(2e-4, divergence.allowed());
        assertTrue(
                divergence.text().endsWith(", the entries on average 1.5 times the bound"),
                divergence.text());
    }

    @Test
    void nothingMayDifferInATensorThatNoShadowHas() {
        TraceComparison comparison = comparison();
        StepBounds others = StepBounds.of(new Bound(1, 1), List.of("loss"));
        comparison.add(1, Traces.step(), Traces.with(Traces.step(), "0_b", 0, 1 + 1e-15), others);
        assertTrue(
                comparison.result().failure().endsWith(", where nothing may differ"),
                comparison.result().failure());
    }

    @Test
    void tensorOfWhichAShadowIsNotFiniteIsNotComparedAndMarked() {
        TraceComparison comparison = comparison();
        StepBounds bounds = Traces.bounds(Bound.NONE);
        StepTrace off = Traces.with(Traces.step(), "0_W gradient", 0, 1 / 0.0);
        assertEquals(Next.GO_ON, comparison.add(4, Traces.step(), off, bounds));
        TraceResult result = comparison.result();
        assertFalse(result.accuses(), result.failure());
        assertEquals(4, tensor(result, "0_W gradient").undeterminedFrom());
        comparison.add(5, Traces.step(), off, BOUNDS);
        assertTrue(comparison.result().failure().startsWith("step 5, layer 0, 0_W gradient[0][0]"));
    }

    /** Its largest number is 8, so that 8 is still a bound and 8.1 is none. */
    @Test
    void tensorWhoseBoundIsAboveItsLargestNumberIsMarked() {
        TraceComparison comparison = comparison();
        String name = "0_b gradient";
        comparison.add(
                1, Traces.step(), Traces.step(), StepBounds.of(new Bound(8, 8), List.of(name)));
        assertFalse(tensor(comparison.result(), name).isUndetermined());
        comparison.add(
                2, Traces.step(), Traces.step(), StepBounds.of(new Bound(8.1, 8.1), List.of(name)));
        comparison.add(
                3, Traces.step(), Traces.step(), StepBounds.of(new Bound(8, 8), List.of(name)));
        assertTrue(tensor(comparison.result(), name).isUndetermined());
        assertEquals(2, tensor(comparison.result(), name).undeterminedFrom());
    }

    // ---- steps that say nothing -----------------------------------------------------------------

    private static Optional<Next> undetermined(
            TraceComparison comparison, Start start, Bound bound) {
        StepBounds bounds = StepBounds.of(bound, List.of("layer 0 z"));
        return comparison.undetermined(7, start, Traces.step(), bounds);
    }

    /** The largest number of layer 0 z is 3. */
    @Test
    void boundAboveAllThatALayerPutsOutEndsTrainings() {
        TraceComparison comparison = comparison();
        assertEquals(
                Optional.empty(), undetermined(comparison, Start.OWN_WEIGHTS, new Bound(3, 3)));
        assertEquals(Optional.empty(), comparison.result().undetermined());
        assertEquals(
                Optional.of(Next.STOP),
                undetermined(comparison, Start.OWN_WEIGHTS, new Bound(3.1, 0.1)));
        assertEquals(
                new Undetermined(7, Undetermined.Why.CHAOS, "layer 0 z"),
                comparison.result().undetermined().orElseThrow());
    }

    @Test
    void shadowThatIsNotFiniteEndsTrainings() {
        TraceComparison comparison = comparison();
        assertEquals(
                Optional.of(Next.STOP), undetermined(comparison, Start.OWN_WEIGHTS, Bound.NONE));
        assertEquals(
                new Undetermined(7, Undetermined.Why.OVERFLOW, "layer 0 z"),
                comparison.result().undetermined().orElseThrow());
    }

    /** Single steps accuse where trainings cannot, but for numbers that the precision has not. */
    @Test
    void singleStepsAreComparedOrLeftOutAndGoOn() {
        TraceComparison comparison = comparison();
        assertEquals(
                Optional.empty(),
                undetermined(comparison, Start.FRAMEWORK_WEIGHTS, new Bound(3.1, 3.1)));
        assertEquals(
                Optional.of(Next.GO_ON),
                undetermined(comparison, Start.FRAMEWORK_WEIGHTS, Bound.NONE));
        assertEquals(Optional.empty(), comparison.result().undetermined());
    }

    /** A loss is one number, and may be 0. */
    @Test
    void largeBoundOfALossOrAGradientIsNoChaos() {
        for (String name : List.of("loss", "0_W gradient", "0_W")) {
            StepBounds bounds = StepBounds.of(new Bound(100, 100), List.of(name));
            assertEquals(
                    Optional.empty(),
                    comparison().undetermined(1, Start.OWN_WEIGHTS, Traces.step(), bounds),
                    name);
        }
    }

    @Test
    void numberThatIsNotFiniteFailsOnEitherSideAndOnBoth() {
        int checked = 0;
        for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
            StepTrace spoilt = Traces.with(Traces.step(), "0_W gradient", 0, bad);
            for (TraceResult result :
                    List.of(
                            compare(Traces.step(), spoilt),
                            compare(spoilt, Traces.step()),
                            compare(spoilt, spoilt))) {
                assertTrue(result.accuses());
                assertEquals("0_W gradient", result.divergence().orElseThrow().tensor());
                assertEquals(Double.POSITIVE_INFINITY, result.largest());
                assertEquals(Double.POSITIVE_INFINITY, result.used());
                checked++;
            }
        }
        assertEquals(9, checked);
    }

    @Test
    void infiniteReferenceIsNotWithinTheLargestBoundEither() {
        TraceComparison comparison = comparison();
        StepTrace spoilt = Traces.with(Traces.step(), "loss", 0, Double.POSITIVE_INFINITY);
        comparison.add(
                1,
                spoilt,
                Traces.step(),
                Traces.bounds(new Bound(Double.MAX_VALUE, Double.MAX_VALUE)));
        assertEquals("loss", comparison.result().divergence().orElseThrow().tensor());
    }

    @Test
    void otherShapesFailWithASentence() {
        StepTrace transposed =
                Traces.with(
                        Traces.step(),
                        "0_W gradient",
                        t ->
                                new TracedTensor(
                                        t.kind(), t.layer(), t.name(), List.of(2, 1), t.values()));
        TraceComparison comparison = comparison();
        assertEquals(Next.STOP, comparison.add(1, Traces.step(), transposed, BOUNDS));
        TraceResult result = comparison.result();
        assertTrue(result.accuses());
        assertEquals(
                "0_W gradient: the reference has the shape [1, 2], the framework [2, 1]",
                result.failure());
    }

    @Test
    void whatMustBeSeenOnBothSidesFailsWhereItIsMissing() {
        int checked = 0;
        for (String name : Traces.names(Traces.step())) {
            boolean mayBeMissing = name.equals("layer 0 a") || name.equals("layer 0 z gradient");
            StepTrace less = Traces.without(Traces.step(), name);
            TraceResult notThere = compare(Traces.step(), less);
            TraceResult extra = compare(less, Traces.step());
            assertEquals(!mayBeMissing, notThere.accuses(), name);
            assertEquals(!mayBeMissing, extra.accuses(), name);
            if (mayBeMissing) {
                assertEquals(List.of(name + ": only the reference shows it"), notThere.unmatched());
                assertEquals(List.of(name + ": only the framework shows it"), extra.unmatched());
            } else {
                assertEquals(
                        name + ": the reference has it, the framework does not",
                        notThere.failure());
                assertEquals(
                        name + ": the framework has it, the reference does not", extra.failure());
            }
            checked++;
        }
        assertEquals(13, checked);
    }

    /** An engine that met a loss that is not finite has nothing after it. */
    private static StepTrace half() {
        return new StepTrace(
                Traces.with(Traces.step(), "loss", 0, Double.NaN).tensors().subList(0, 3));
    }

    @Test
    void stepThatTheFrameworkDidNotTakeFailsAtItsLoss() {
        TraceComparison comparison = comparison();
        assertEquals(Next.GO_ON, comparison.add(1, Traces.step(), Traces.step(), BOUNDS));
        assertEquals(Next.STOP, comparison.add(2, Traces.step(), half(), BOUNDS));
        TraceResult result = comparison.result();
        assertEquals(2, result.steps());
        assertTrue(
                result.failure().startsWith("step 2, loss: reference 0.75, framework NaN"),
                result.failure());
        assertEquals(List.of(), result.unmatched());
        assertEquals(Optional.empty(), result.undetermined());
    }

    /** Nothing can be held against a reference that is not a number. */
    @Test
    void stepThatTheReferenceDidNotTakeIsUndetermined() {
        int checked = 0;
        for (StepTrace framework : List.of(half(), Traces.step())) {
            TraceComparison comparison = comparison();
            comparison.add(1, Traces.step(), Traces.step(), BOUNDS);
            assertEquals(Next.STOP, comparison.add(2, half(), framework, BOUNDS));
            TraceResult result = comparison.result();
            assertEquals(1, result.steps());
            assertFalse(result.accuses(), result.failure());
            assertEquals(
                    new Undetermined(2, Undetermined.Why.NOT_FINITE, "loss"),
                    result.undetermined().orElseThrow());
            checked++;
        }
        assertEquals(2, checked);
    }

    @Test
    void errorsAreReportedAtPowersOfTenAndAtTheEnd() {
        TraceComparison comparison = comparison();
        for (int step = 1; step <= 120; step++) {
            double error = step == 50 ? 1e-4 : step * 1e-7;
            comparison.add(
                    step,
                    Traces.step(),
                    Traces.with(Traces.step(), "loss", 0, 0.75 + error),
                    BOUNDS);
        }
        TraceResult result = comparison.result();
        TensorSummary loss = tensor(result, "loss");
        List<Integer> steps = loss.at().stream().map(TensorError::step).toList();
        assertEquals(List.of(1, 10, 100, 120), steps);
        assertEquals(1e-5, loss.at().get(2).absolute(), 1e-15);
        assertEquals(50, loss.worst().step());
        assertEquals(1e-4, loss.worst().absolute(), 1e-15);
        assertEquals(0.1, result.used(), 1e-12);
        assertEquals("loss", result.nearest().orElseThrow().name());
        ErrorCurve curve = result.curves().get(TensorKind.LOSS);
        assertEquals(120, curve.absolute().size());
        assertEquals(1e-4, curve.absolute().get(49), 1e-15);
        assertEquals(0.1, curve.used().get(49), 1e-12);
        assertEquals(1e-3, curve.allowed().get(119));
    }

    @Test
    void weightsBeforeTheFirstStepAreStepZero() {
        TraceComparison comparison = comparison();
        comparison.addInitialWeights(
                weights(List.of(1, 2), 1, 2), weights(List.of(1, 2), 1, 3), BOUNDS);
        assertEquals(
                "step 0, layer 0, 0_W[0][1]: reference 2.0, framework 3.0, 1000 times the bound",
                comparison.result().failure());
        TraceComparison shapes = comparison();
        shapes.addInitialWeights(
                weights(List.of(1, 2), 1, 2), weights(List.of(2, 1), 1, 2), BOUNDS);
        assertEquals(
                "0_W: the reference has the shape [1, 2], the framework [2, 1]",
                shapes.result().failure());
    }

    private static StepTrace weights(List<Integer> shape, double... values) {
        TraceRecorder recorder = new TraceRecorder();
        recorder.weight(new ParameterTensor(0, "W", shape, values));
        return recorder.trace();
    }

    @Test
    void outputsInInferenceBelongToTheLastStep() {
        TraceComparison comparison = comparison();
        comparison.add(1, Traces.step(), Traces.step(), BOUNDS);
        comparison.add(2, Traces.step(), Traces.step(), BOUNDS);
        StepTrace right =
                new StepTrace(List.of(TracedTensor.inference(1, new double[] {0.2, 0.8})));
        StepTrace wrong =
                new StepTrace(List.of(TracedTensor.inference(1, new double[] {0.3, 0.7})));
        StepBounds bounds = StepBounds.of(new Bound(0.01, 0.01), List.of("inference outputs"));
        comparison.addInference(right, right, bounds);
        assertFalse(comparison.result().accuses());
        assertEquals(14, comparison.result().tensors().size());
        comparison.addInference(right, wrong, bounds);
        assertEquals(
                "step 2, inference outputs[0][0]: reference 0.2, framework 0.3, 10 times the bound",
                comparison.result().failure());
    }

    @Test
    void tensorThatIsZeroOnBothSidesIsToldApart() {
        List<String> zeros = new ArrayList<>();
        for (TensorSummary tensor : compare(Traces.step(), Traces.step()).tensors()) {
            if (tensor.isZero()) {
                zeros.add(tensor.name());
            }
        }
        assertEquals(List.of("0_b l2"), zeros);
    }
}
