package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crosscheck.comparison.engine.LayerOutput;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TraceRecorder;
import crosscheck.comparison.trace.Kinks.Decided;
import crosscheck.comparison.trace.TraceComparison.Next;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * When rounding decides a ReLU or a maximum, and when something is wrong. The steps' last z is 0;
 * there the gradient may go either way.
 */
class KinksTest {
    private static final StepBounds BOUNDS = Traces.bounds(new Bound(1e-3, 1e-3));
    private static final String GRADIENT = "layer 0 z gradient";

    /** The framework's last z is a little below 0, so nothing passes there; all else follows. */
    private static StepTrace flipped() {
        StepTrace step = Traces.with(Traces.step(), "layer 0 z", 3, -1e-7);
        step = Traces.with(step, GRADIENT, 3, 0);
        return Traces.with(step, "0_W gradient", 1, -5);
    }

    @Test
    void gradientThatStopsAtAReluOnOneSideOnlyIsAKink() {
        assertEquals(Decided.FEW, Kinks.decided(Traces.step(), flipped(), BOUNDS));
    }

    @Test
    void stepsThatAgreeHaveNone() {
        assertEquals(Decided.NOTHING, Kinks.decided(Traces.step(), Traces.step(), BOUNDS));
    }

    @Test
    void gradientThatStopsElsewhereIsAFault() {
        StepTrace fault = Traces.with(Traces.step(), GRADIENT, 2, 0); // z is 3 there
        assertEquals(Decided.NOTHING, Kinks.decided(Traces.step(), fault, BOUNDS));
    }

    @Test
    void gradientThatPassesOnBothSidesDifferentlyIsAFault() {
        StepTrace fault = Traces.with(Traces.step(), GRADIENT, 3, -4);
        assertEquals(Decided.NOTHING, Kinks.decided(Traces.step(), fault, BOUNDS));
    }

    @Test
    void anythingWrongBeforeTheGradientsIsAFault() {
        int checked = 0;
        for (String name : List.of("layer 0 z", "layer 0 a", "loss")) {
            StepTrace fault = Traces.with(flipped(), name, 0, 7);
            assertEquals(Decided.NOTHING, Kinks.decided(Traces.step(), fault, BOUNDS), name);
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void parametersWithAGradientOfTheirOwnAreAFault() {
        StepTrace fault = Traces.with(Traces.step(), "0_b gradient", 0, 7);
        assertEquals(Decided.NOTHING, Kinks.decided(Traces.step(), fault, BOUNDS));
    }

    /** Two values that tie: the maximum may be either, and the gradient goes to one of them. */
    @Test
    void tieOfAMaximumIsAKink() {
        StepTrace left = Traces.with(Traces.step(), "layer 0 z", 2, 5);
        left = Traces.with(left, "layer 0 z", 3, 5);
        left = Traces.with(left, GRADIENT, 2, 3);
        left = Traces.with(left, GRADIENT, 3, 0);
        StepTrace right = Traces.with(left, "layer 0 z", 3, 5 + 1e-7);
        right = Traces.with(right, GRADIENT, 2, 0);
        right = Traces.with(right, GRADIENT, 3, 3);
        assertEquals(Decided.FEW, Kinks.decided(left, right, BOUNDS));
        StepTrace apart = Traces.with(left, "layer 0 z", 2, 6); // no tie: one is larger
        assertEquals(
                Decided.NOTHING,
                Kinks.decided(apart, Traces.with(right, "layer 0 z", 2, 6), BOUNDS));
    }

    /** A layer of n units whose z are all 0; what goes back is 1 but for the first few units. */
    private static StepTrace zeros(int n, int stopped) {
        double[] gradient = new double[n];
        Arrays.fill(gradient, stopped, n, 1);
        TraceRecorder recorder = new TraceRecorder();
        recorder.output(0, LayerOutput.Z, n, new double[n]);
        recorder.loss(1);
        recorder.outputGradient(0, LayerOutput.Z, n, gradient);
        recorder.weight(new ParameterTensor(0, "b", List.of(n), gradient.clone()));
        return recorder.trace();
    }

    private static Decided decided(int n, int stopped) {
        return Kinks.decided(zeros(n, 0), zeros(n, stopped), BOUNDS);
    }

    @Test
    void eightKinksOrOneInTenThousandAreFew() {
        assertEquals(Decided.FEW, decided(20, 8));
        assertEquals(Decided.MANY, decided(20, 9));
        assertEquals(Decided.FEW, decided(100_000, 10));
        assertEquals(Decided.MANY, decided(100_000, 11));
    }

    @Test
    void manyKinksEndTheTrainingsAndWhatCameBeforeIsCompared() {
        TraceComparison comparison = new TraceComparison(Precision.FLOAT);
        assertEquals(Next.STOP, comparison.add(3, zeros(20, 0), zeros(20, 9), BOUNDS));
        TraceResult result = comparison.result();
        assertFalse(result.accuses(), result.failure());
        assertEquals(
                new Undetermined(3, Undetermined.Why.KINKS, ""),
                result.undetermined().orElseThrow());
        assertEquals(
                List.of("layer 0 z", "loss"),
                result.tensors().stream().map(TensorSummary::name).toList());
    }

    /** The first tensor that is apart tells: after a wrong one nothing is a kink. */
    @Test
    void kinksDoNotHideAFaultBeforeThem() {
        StepTrace wrong = Traces.with(zeros(20, 9), "loss", 0, 1.1);
        TraceComparison comparison = new TraceComparison(Precision.FLOAT);
        comparison.add(3, zeros(20, 0), wrong, BOUNDS);
        assertEquals("loss", comparison.result().divergence().orElseThrow().tensor());
        assertEquals(Optional.empty(), comparison.result().undetermined());
    }

    @Test
    void gradientsOfSuchAStepAreNotComparedAndBothGoOnFromCommonWeights() {
        TraceComparison inFloat = new TraceComparison(Precision.FLOAT);
        assertEquals(Next.FROM_COMMON_WEIGHTS, inFloat.add(1, Traces.step(), flipped(), BOUNDS));
        TraceResult result = inFloat.result();
        assertFalse(result.accuses());
        assertEquals(List.of(1), result.kinks());
        assertEquals(
                List.of("layer 0 z", "layer 0 a", "loss"),
                result.tensors().stream().map(TensorSummary::name).toList());
        assertEquals(Next.GO_ON, inFloat.add(2, Traces.step(), Traces.step(), BOUNDS));
        assertEquals(13, inFloat.result().tensors().size());
        List<Double> gradients = inFloat.result().curves().get(TensorKind.GRADIENT).absolute();
        assertEquals(List.of(Double.NaN, 0.0), gradients, "a gap where nothing was compared");
        assertEquals(2, inFloat.result().curves().get(TensorKind.LOSS).absolute().size());
    }
}
