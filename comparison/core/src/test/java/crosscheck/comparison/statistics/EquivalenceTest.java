package crosscheck.comparison.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquivalenceTest {
    private static final PairedDifferences SLEEP =
            PairedDifferences.of(StudentSleep.first(), StudentSleep.second());

    private static Finding finding(PairedDifferences differences, double margin) {
        return Finding.of(
                differences,
                Equivalence.of(differences, margin),
                differences.tTest().map(TTest::p));
    }

    private static PairedDifferences differences(double... values) {
        return PairedDifferences.of(new double[values.length], values);
    }

    /**
     * scipy 1.17.1: {@code ttest_1samp(d, -0.5, 'greater')}, {@code ttest_1samp(d, 0.5, 'less')}.
     */
    @Test
    void sleepWithAMarginOfHalfAnHourAgreesWithScipy() {
        Equivalence test = Equivalence.of(SLEEP, 0.5);
        assertEquals(5.347611127490276, test.aboveLower().orElseThrow().t(), 1e-12);
        assertEquals(0.00023190270448159315, test.aboveLower().orElseThrow().pGreater(), 1e-12);
        assertEquals(2.776644239273797, test.belowUpper().orElseThrow().t(), 1e-12);
        assertEquals(0.9892407566216127, test.belowUpper().orElseThrow().pLess(), 1e-12);
        assertEquals(0.9892407566216127, test.p().orElseThrow(), 1e-12);
        assertEquals(0.8669947329707162, test.interval().low(), 1e-9);
        assertEquals(2.293005267029284, test.interval().high(), 1e-9);
        assertFalse(test.isShown());
        assertEquals(Finding.DIFFERENT, finding(SLEEP, 0.5));
    }

    /** scipy 1.17.1: the larger p is 0.02111686024650077; the t-test still rejects 0. */
    @Test
    void differenceThatIsNotZeroMayBeSmallerThanTheMargin() {
        Equivalence test = Equivalence.of(SLEEP, 2.5);
        assertEquals(0.02111686024650077, test.p().orElseThrow(), 1e-12);
        assertTrue(test.isShown());
        assertTrue(SLEEP.tTest().orElseThrow().p() < Finding.LEVEL);
        assertEquals(Finding.EQUIVALENT, finding(SLEEP, 2.5));
    }

    /** The accuracies of two engines in per cent; scipy 1.17.1 gives p = 0.00232. */
    @Test
    void fiveAccuraciesOfTwoEnginesAreEquivalent() {
        PairedDifferences engines =
                PairedDifferences.of(
                        new double[] {95.91, 95.95, 95.77, 95.78, 95.63},
                        new double[] {95.74, 95.78, 95.99, 95.81, 95.82});
        Equivalence test = Equivalence.of(engines, 0.5);
        assertEquals(0.0023220652915789852, test.p().orElseThrow(), 1e-10);
        assertEquals(-0.15912588111666495, test.interval().low(), 1e-9);
        assertEquals(0.19912588111666255, test.interval().high(), 1e-9);
        assertEquals(Finding.EQUIVALENT, finding(engines, 0.5));
    }

    @Test
    void wideSpreadShowsNeither() {
        assertEquals(Finding.UNDECIDED, finding(differences(0.4, -0.4), 0.5));
        assertEquals(Finding.UNDECIDED, finding(differences(2, -1, 1, 0.5), 0.5));
    }

    @Test
    void bothTestsRejectExactlyWhereTheNinetyPerCentIntervalIsWithin() {
        SplittableRandom random = new SplittableRandom(1);
        int shown = 0;
        for (int i = 0; i < 500; i++) {
            double[] values = random.doubles(2 + i % 9, -1, 1).toArray();
            Equivalence test = Equivalence.of(differences(values), 0.6);
            assertEquals(test.interval().isWithin(0.6), test.isShown(), "case " + i);
            shown += test.isShown() ? 1 : 0;
        }
        assertTrue(shown > 50 && shown < 450, "shown in " + shown);
    }

    @Test
    void equalDifferencesAreJudgedWithoutATest() {
        Equivalence none = Equivalence.of(differences(0, 0, 0), 0.5);
        assertEquals(Optional.empty(), none.p());
        assertTrue(none.isShown());
        assertEquals(Finding.EQUIVALENT, finding(differences(0.3, 0.3), 0.5));
        assertEquals(Finding.DIFFERENT, finding(differences(0.5, 0.5), 0.5));
        assertEquals(Finding.DIFFERENT, finding(differences(-0.7, -0.7, -0.7), 0.5));
    }

    @Test
    void correctionForSeveralPairsMayTakeADifferenceBack() {
        PairedDifferences pair = differences(1, 1.2, 0.4, 0.9);
        Equivalence test = Equivalence.of(pair, 0.5);
        assertEquals(Finding.DIFFERENT, Finding.of(pair, test, Optional.of(0.049)));
        assertEquals(Finding.UNDECIDED, Finding.of(pair, test, Optional.of(0.05)));
    }

    @Test
    void probabilityAndTestComeTogether() {
        PairedDifferences equal = differences(1, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> Finding.of(equal, Equivalence.of(equal, 0.5), Optional.of(0.01)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Finding.of(SLEEP, Equivalence.of(SLEEP, 0.5), Optional.empty()));
    }

    @Test
    void refusesMarginsAndProbabilitiesOutOfRange() {
        for (double bad : new double[] {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> Equivalence.of(SLEEP, bad));
        }
        Equivalence test = Equivalence.of(SLEEP, 0.5);
        assertThrows(
                IllegalArgumentException.class,
                () -> Finding.of(SLEEP, test, Optional.of(Double.NaN)));
    }
}
