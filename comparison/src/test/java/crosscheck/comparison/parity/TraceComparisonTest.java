package crosscheck.comparison.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TracedTensor;
import crosscheck.comparison.parity.TraceComparison.Next;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found when two steps are held against each other, number by number. */
class TraceComparisonTest {
    private static final TraceBudget BUDGET =
            TraceBudget.of(new Tolerance(1e-3, 0, "hand-written steps"));

    private static TraceComparison comparison() {
        return new TraceComparison(Precision.DOUBLE, BUDGET);
    }

    private static TraceResult compare(StepTrace reference, StepTrace framework) {
        TraceComparison comparison = comparison();
        comparison.add(1, reference, framework);
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
        assertTrue(result.passed());
        assertEquals(0, result.largest());
        assertEquals(0, result.used());
        assertEquals(13, result.tensors().size());
        assertEquals("", result.failure());
    }

    @Test
    void nothingComparedIsNoAgreement() {
        assertFalse(comparison().result().passed());
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
        assertEquals("step 1, layer 0 z[1][0]: reference 3.0, framework 3.5", result.failure());
        Divergence divergence = result.divergence().orElseThrow();
        assertEquals(0, divergence.layer());
        assertEquals("[1][0]", divergence.index());
        assertEquals(TensorKind.PRE_ACTIVATION, divergence.kind());
        assertEquals(
                "step 1, layer 0, 0_W gradient[0][1]: reference -1.0, framework 1.0",
                compare(Traces.step(), Traces.with(Traces.step(), "0_W gradient", 1, 1)).failure());
        assertEquals(
                "step 1, loss: reference 0.75, framework 1.5",
                compare(Traces.step(), Traces.with(Traces.step(), "loss", 0, 1.5)).failure());
    }

    @Test
    void firstStepThatPartsIsKept() {
        TraceComparison comparison = comparison();
        comparison.add(1, Traces.step(), Traces.step());
        comparison.add(2, Traces.step(), Traces.with(Traces.step(), "0_b", 1, 5));
        comparison.add(3, Traces.step(), Traces.with(Traces.step(), "layer 0 z", 0, 5));
        assertEquals(
                "step 2, layer 0, 0_b[1]: reference 4.0, framework 5.0",
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
        TraceComparison floats = new TraceComparison(Precision.FLOAT, BUDGET);
        floats.add(1, Traces.step(), off);
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
        assertTrue(compare(zero, Traces.with(zero, "0_b", 0, 1e-3)).passed());
        assertFalse(compare(zero, Traces.with(zero, "0_b", 0, Math.nextUp(1e-3))).passed());
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
                assertFalse(result.passed());
                assertEquals("0_W gradient", result.divergence().orElseThrow().tensor());
                assertEquals(Double.POSITIVE_INFINITY, result.largest());
                assertEquals(Double.POSITIVE_INFINITY, result.used());
                checked++;
            }
        }
        assertEquals(9, checked);
    }

    @Test
    void infiniteReferenceIsNotWithinARelativeToleranceEither() {
        TraceComparison comparison =
                new TraceComparison(
                        Precision.DOUBLE, TraceBudget.of(new Tolerance(1, 1, "relative")));
        StepTrace spoilt = Traces.with(Traces.step(), "loss", 0, Double.POSITIVE_INFINITY);
        comparison.add(1, spoilt, Traces.step());
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
        assertEquals(Next.STOP, comparison.add(1, Traces.step(), transposed));
        TraceResult result = comparison.result();
        assertFalse(result.passed());
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
            assertEquals(mayBeMissing, notThere.passed(), name);
            assertEquals(mayBeMissing, extra.passed(), name);
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
    @Test
    void stepThatWasNotTakenEndsTheComparison() {
        StepTrace half =
                new StepTrace(
                        Traces.with(Traces.step(), "loss", 0, Double.NaN).tensors().subList(0, 3));
        TraceComparison comparison = comparison();
        assertEquals(Next.GO_ON, comparison.add(1, Traces.step(), Traces.step()));
        assertEquals(Next.STOP, comparison.add(2, half, half));
        TraceResult result = comparison.result();
        assertEquals(2, result.steps());
        assertFalse(result.passed());
        assertEquals("step 2, loss: reference NaN, framework NaN", result.failure());
        assertEquals(List.of(), result.unmatched());
    }

    @Test
    void errorsAreReportedAtPowersOfTenAndAtTheEnd() {
        TraceComparison comparison = comparison();
        for (int step = 1; step <= 120; step++) {
            double error = step == 50 ? 1e-4 : step * 1e-7;
            comparison.add(
                    step, Traces.step(), Traces.with(Traces.step(), "loss", 0, 0.75 + error));
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
        assertEquals(120, result.curves().get(TensorKind.LOSS).size());
        assertEquals(1e-4, result.curves().get(TensorKind.LOSS).get(49), 1e-15);
    }

    @Test
    void weightsBeforeTheFirstStepAreStepZero() {
        ParameterTensor w = new ParameterTensor(0, "W", List.of(1, 2), new double[] {1, 2});
        TraceComparison comparison = comparison();
        comparison.start(List.of(w), List.of(w.withValues(new double[] {1, 3})));
        assertEquals(
                "step 0, layer 0, 0_W[0][1]: reference 2.0, framework 3.0",
                comparison.result().failure());
        TraceComparison shapes = comparison();
        shapes.start(
                List.of(w),
                List.of(new ParameterTensor(0, "W", List.of(2, 1), new double[] {1, 2})));
        assertEquals(
                "0_W: the reference has the shape [1, 2], the framework [2, 1]",
                shapes.result().failure());
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
