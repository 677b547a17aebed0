package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.StepTrace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is allowed, given a reference and how far its shadows are from it. */
class StepBoundsTest {
    private static final double FLOAT_ULP = 0x1p-23;
    private static final double DOUBLE_ULP = 0x1p-52;

    private static StepBounds bounds(Precision precision, StepTrace... shadows) {
        List<Map<String, Bound>> deviations =
                List.of(shadows).stream()
                        .map(shadow -> StepBounds.deviations(Traces.step(), shadow))
                        .toList();
        return StepBounds.of(Traces.step(), deviations, precision);
    }

    private static StepTrace off(String name, int index, double by) {
        double value = Traces.step().tensor(name).orElseThrow().values()[index];
        return Traces.with(Traces.step(), name, index, value + by);
    }

    /** The gradient of b is 8 and -1. */
    @Test
    void atLeastTwoUlpsOfTheLargestNumberAreAllowed() {
        Bound inFloat = bounds(Precision.FLOAT, Traces.step()).of("0_b gradient");
        double tiny = Float.MIN_NORMAL; // numbers below may be flushed
        assertEquals(new Bound(16 * FLOAT_ULP + tiny, 16 * FLOAT_ULP + tiny), inFloat);
        Bound inDouble = bounds(Precision.DOUBLE, Traces.step()).of("0_b gradient");
        assertEquals(new Bound(16 * DOUBLE_ULP, 16 * DOUBLE_ULP), inDouble);
        assertEquals(Bound.EXACT, bounds(Precision.FLOAT, Traces.step()).of("0_b l2"), "all 0");
    }

    @Test
    void sixteenTimesTheLargestErrorAndTheMeanOneOfAShadowAreAllowed() {
        StepTrace shadow = off("layer 0 z", 1, -0.25);
        Bound bound = bounds(Precision.FLOAT, shadow).of("layer 0 z");
        assertEquals(new Bound(16 * 0.25, 16 * 0.25 / 4), bound);
        assertEquals(16, StepBounds.MULTIPLE);
    }

    /** Largest error and mean may be of different shadows. */
    @Test
    void furthestOfSeveralShadowsCounts() {
        StepTrace one = off("layer 0 z", 1, 0.25);
        StepTrace all = Traces.step();
        for (int i = 0; i < 4; i++) {
            double value = all.tensor("layer 0 z").orElseThrow().values()[i];
            all = Traces.with(all, "layer 0 z", i, value + 0.125);
        }
        Bound bound = bounds(Precision.FLOAT, one, all, Traces.step()).of("layer 0 z");
        assertEquals(new Bound(16 * 0.25, 16 * 0.125), bound);
    }

    @Test
    void shadowThatIsNotFiniteHasNoBound() {
        int checked = 0;
        for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
            for (int index = 0; index < 4; index++) {
                StepTrace broken = Traces.with(Traces.step(), "layer 0 z", index, bad);
                StepBounds bounds = bounds(Precision.FLOAT, Traces.step(), broken, Traces.step());
                assertEquals(Bound.NONE, bounds.of("layer 0 z"));
                assertTrue(bounds.of("layer 0 a").largest() < 1e-5);
                checked++;
            }
        }
        assertEquals(12, checked);
    }

    /** Its loss was not finite: gradients and weights are missing. */
    @Test
    void whatAShadowDidNotComputeHasNoBound() {
        StepTrace half = new StepTrace(Traces.step().tensors().subList(0, 3));
        StepBounds bounds = bounds(Precision.DOUBLE, Traces.step(), half);
        int unbounded = 0;
        for (String name : Traces.names(Traces.step())) {
            unbounded += bounds.of(name).equals(Bound.NONE) ? 1 : 0;
        }
        assertEquals(10, unbounded);
        assertTrue(bounds.of("layer 0 z").largest() < 1e-14);
        assertTrue(bounds.of("layer 0 a").largest() < 1e-14);
    }

    /** dL/dz is 1, 0, 3 and 4. A shadow's loss may be right by luck, its outputs are not. */
    @Test
    void lossMayMoveAsFarAsTheOutputsTakeIt() {
        StepTrace shadow = off("layer 0 z", 2, 0.03);
        assertEquals(16 * 3 * 0.03, bounds(Precision.FLOAT, shadow).of("loss").largest(), 1e-12);
        StepTrace two = Traces.with(shadow, "layer 0 z", 3, -0.03);
        assertEquals(16 * 5 * 0.03, bounds(Precision.FLOAT, two).of("loss").largest(), 1e-12);
        StepTrace flat = off("layer 0 z", 1, 0.03); // nothing goes back there
        assertEquals(
                2 * FLOAT_ULP * 0.75 + Float.MIN_NORMAL,
                bounds(Precision.FLOAT, flat).of("loss").largest());
        StepTrace own = Traces.with(flat, "loss", 0, 0.75 + 0.25);
        assertEquals(new Bound(4, 4), bounds(Precision.FLOAT, own).of("loss"));
    }

    @Test
    void boundsOfTwoProgramsAreTwiceAsLarge() {
        StepBounds once = bounds(Precision.FLOAT, off("0_W", 0, 0.5));
        assertEquals(new Bound(8, 4), once.of("0_W"));
        assertEquals(new Bound(16, 8), once.times(2).of("0_W"));
        assertEquals(Bound.NONE, Bound.NONE.times(2));
    }

    @Test
    void nothingMayDifferInWhatTheReferenceDoesNotHave() {
        assertEquals(Bound.EXACT, bounds(Precision.FLOAT, Traces.step()).of("7_W"));
        assertEquals(Double.POSITIVE_INFINITY, Bound.used(1e-300, 0));
        assertEquals(0, Bound.used(0, 0));
    }

    @Test
    void errorThatIsNotFiniteUsesMoreThanAnyBound() {
        assertEquals(Double.POSITIVE_INFINITY, Bound.used(Double.NaN, 1e300));
        assertEquals(Double.POSITIVE_INFINITY, Bound.used(1 / 0.0, 1e300));
        assertEquals(0.5, Bound.used(2, 4));
    }
}
