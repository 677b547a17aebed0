package crosscheck.comparison.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.parity.TraceComparison.Next;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * When rounding decides a ReLU or a maximum, and when something is wrong. The steps' last z is 0;
 * there the gradient may go either way.
 */
class KinksTest {
    private static final TraceBudget BUDGET =
            TraceBudget.of(new Tolerance(1e-3, 0, "hand-written steps"));
    private static final String GRADIENT = "layer 0 z gradient";

    /** The framework's last z is a little below 0, so nothing passes there; all else follows. */
    private static StepTrace flipped() {
        StepTrace step = Traces.with(Traces.step(), "layer 0 z", 3, -1e-7);
        step = Traces.with(step, GRADIENT, 3, 0);
        return Traces.with(step, "0_W gradient", 1, -5);
    }

    @Test
    void gradientThatStopsAtAReluOnOneSideOnlyIsAKink() {
        assertTrue(Kinks.explain(Traces.step(), flipped(), BUDGET));
    }

    @Test
    void stepsThatAgreeHaveNone() {
        assertFalse(Kinks.explain(Traces.step(), Traces.step(), BUDGET));
    }

    @Test
    void gradientThatStopsElsewhereIsAFault() {
        StepTrace fault = Traces.with(Traces.step(), GRADIENT, 2, 0); // z is 3 there
        assertFalse(Kinks.explain(Traces.step(), fault, BUDGET));
    }

    @Test
    void gradientThatPassesOnBothSidesDifferentlyIsAFault() {
        StepTrace fault = Traces.with(Traces.step(), GRADIENT, 3, -4);
        assertFalse(Kinks.explain(Traces.step(), fault, BUDGET));
    }

    @Test
    void anythingWrongBeforeTheGradientsIsAFault() {
        int checked = 0;
        for (String name : List.of("layer 0 z", "layer 0 a", "loss")) {
            StepTrace fault = Traces.with(flipped(), name, 0, 7);
            assertFalse(Kinks.explain(Traces.step(), fault, BUDGET), name);
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void parametersWithAGradientOfTheirOwnAreAFault() {
        StepTrace fault = Traces.with(Traces.step(), "0_b gradient", 0, 7);
        assertFalse(Kinks.explain(Traces.step(), fault, BUDGET));
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
        assertTrue(Kinks.explain(left, right, BUDGET));
        StepTrace apart = Traces.with(left, "layer 0 z", 2, 6); // no tie: one is larger
        assertFalse(Kinks.explain(apart, Traces.with(right, "layer 0 z", 2, 6), BUDGET));
    }

    @Test
    void onlyFloatHasKinks() {
        TraceComparison inDouble = new TraceComparison(Precision.DOUBLE, BUDGET);
        assertEquals(Next.GO_ON, inDouble.add(1, Traces.step(), flipped()));
        assertFalse(inDouble.result().passed());
        assertEquals(List.of(), inDouble.result().kinks());
    }

    @Test
    void gradientsOfSuchAStepAreNotComparedAndBothGoOnFromCommonWeights() {
        TraceComparison inFloat = new TraceComparison(Precision.FLOAT, BUDGET);
        assertEquals(Next.FROM_COMMON_WEIGHTS, inFloat.add(1, Traces.step(), flipped()));
        TraceResult result = inFloat.result();
        assertTrue(result.passed());
        assertEquals(List.of(1), result.kinks());
        assertEquals(
                List.of("layer 0 z", "layer 0 a", "loss"),
                result.tensors().stream().map(TensorSummary::name).toList());
        assertEquals(Next.GO_ON, inFloat.add(2, Traces.step(), Traces.step()));
        assertEquals(13, inFloat.result().tensors().size());
        List<Double> gradients = inFloat.result().curves().get(TensorKind.GRADIENT);
        assertEquals(List.of(Double.NaN, 0.0), gradients, "a gap where nothing was compared");
        assertEquals(2, inFloat.result().curves().get(TensorKind.LOSS).size());
    }
}
