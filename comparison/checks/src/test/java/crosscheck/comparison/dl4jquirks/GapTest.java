package crosscheck.comparison.dl4jquirks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GapTest {

    @Test
    void measuredIsDl4jMinusPublished() {
        Gap gap = Gap.of("setting", "quantity", 3, 5, 2);
        assertEquals(2, gap.measured());
        assertTrue(gap.agrees());
    }

    @Test
    void roundingAgreesAndMoreThanRoundingDoesNot() {
        assertTrue(Gap.of("s", "q", 100, 101, 1 + 4e-12).agrees());
        assertFalse(Gap.of("s", "q", 100, 101, 1 + 6e-12).agrees());
        assertTrue(Gap.of("s", "q", 0, 1e-10, 1e-10 + 1e-12).roundedAt(40).agrees());
        assertFalse(Gap.of("s", "q", 0, 1e-10, 1e-10 + 1e-12).agrees());
    }

    @Test
    void drawnNumbersMayBeFiveDeviationsOff() {
        Gap gap = Gap.of("s", "q", 0, 0.149, 0.1);
        assertFalse(gap.agrees());
        assertTrue(gap.drawn(0.01).agrees());
        assertFalse(gap.drawn(0.009).agrees());
    }

    @Test
    void notANumberNeverAgrees() {
        int refused = 0;
        double nan = Double.NaN;
        double infinity = Double.POSITIVE_INFINITY;
        for (Gap gap :
                List.of(
                        Gap.of("s", "q", nan, 1, 0),
                        Gap.of("s", "q", 1, nan, nan),
                        Gap.of("s", "q", 1, 1, nan),
                        Gap.of("s", "q", infinity, infinity, 0),
                        Gap.of("s", "q", 0, infinity, infinity),
                        Gap.of("s", "q", nan, 1, 0).drawn(1))) {
            assertFalse(gap.agrees(), gap.toString());
            refused++;
        }
        assertEquals(6, refused);
    }

    @Test
    void oneGapOfManyIsEnoughToDisagree() {
        Gap right = Gap.of("s", "q", 1, 2, 1);
        Gap wrong = Gap.of("s", "q", 1, 2, 1.1);
        assertTrue(Measured.of(right, right).agrees());
        assertFalse(Measured.of(right, wrong).agrees());
        GapCurve curve = new GapCurve("s", "q", List.of(right, wrong));
        assertFalse(new Measured(List.of(right), List.of(curve)).agrees());
        assertThrows(IllegalArgumentException.class, Measured::of);
    }

    @Test
    void curvesAreShownFromTheFirstStepToTheLast() {
        Gap gap = Gap.of("s", "q", 1, 2, 1);
        GapCurve curve = new GapCurve("s", "q", java.util.Collections.nCopies(1000, gap));
        List<Integer> steps = curve.shownSteps();
        assertEquals(1, steps.get(0));
        assertEquals(1000, steps.get(steps.size() - 1));
        assertEquals(steps.stream().distinct().sorted().toList(), steps);
        assertTrue(steps.size() > 30, steps.toString());
    }
}
