package crosscheck.comparison.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SummaryTest {

    /** NIST/SEMATECH e-Handbook, 1.3.5.2: 195 measurements of a heat flow meter. */
    @Test
    void intervalAgreesWithTheHandbookExample() {
        Interval interval = Interval.ofMean(9.261460, 0.022789, 195, 0.95);
        assertEquals(9.258242, interval.low(), 1e-6);
        assertEquals(9.264679, interval.high(), 1e-6);
    }

    /** scipy 1.17.1: {@code t.interval(0.95, 4, x.mean(), sem(x))}. */
    @Test
    void summaryOfFiveAccuraciesAgreesWithScipy() {
        Summary summary = Summary.of(95.91, 95.95, 95.77, 95.78, 95.63);
        assertEquals(5, summary.n());
        assertEquals(95.808, summary.mean(), 1e-12);
        assertEquals(0.12696456198483297, summary.standardDeviation(), 1e-12);
        assertEquals(95.65035267433572, summary.interval().low(), 1e-9);
        assertEquals(95.96564732566426, summary.interval().high(), 1e-9);
    }

    /** Student's table: t(0.975; 1) = 12.706. */
    @Test
    void twoSeedsHaveAWideInterval() {
        Summary summary = Summary.of(1, 3);
        assertEquals(Math.sqrt(2), summary.standardDeviation(), 1e-15);
        assertEquals(2 - 12.706204736, summary.interval().low(), 1e-8);
        assertEquals(2 + 12.706204736, summary.interval().high(), 1e-8);
    }

    @Test
    void equalNumbersHaveNoSpread() {
        Summary summary = Summary.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertEquals(0.1, summary.mean());
        assertEquals(0, summary.standardDeviation());
        assertEquals(new Interval(0.95, 0.1, 0.1), summary.interval());
    }

    @Test
    void refusesOneNumberAndNumbersThatAreNotFinite() {
        assertThrows(IllegalArgumentException.class, () -> Summary.of(0.9));
        assertThrows(IllegalArgumentException.class, Summary::of);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            String message =
                    assertThrows(IllegalArgumentException.class, () -> Summary.of(0.9, bad))
                            .getMessage();
            assertTrue(message.startsWith("number 1 must be finite"), message);
        }
        assertThrows(IllegalArgumentException.class, () -> Interval.ofMean(0, Double.NaN, 3, 0.95));
        assertThrows(IllegalArgumentException.class, () -> Interval.ofMean(0, 1, 1, 0.95));
        assertThrows(IllegalArgumentException.class, () -> Interval.ofMean(0, 1, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(0.95, 2, 1));
    }

    @Test
    void endsOfTheMarginAreOutside() {
        assertTrue(new Interval(0.9, -0.4, 0.4).isWithin(0.5));
        assertFalse(new Interval(0.9, -0.5, 0.4).isWithin(0.5));
        assertFalse(new Interval(0.9, -0.4, 0.5).isWithin(0.5));
    }
}
