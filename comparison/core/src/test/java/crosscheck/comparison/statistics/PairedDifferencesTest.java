package crosscheck.comparison.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairedDifferencesTest {

    /** R 4: t = 4.0621, df = 9, p-value = 0.002833, 95 % interval 0.7001142 to 2.4598858. */
    @Test
    void sleepAgreesWithR() {
        PairedDifferences sleep = PairedDifferences.of(StudentSleep.first(), StudentSleep.second());
        assertEquals(10, sleep.n());
        assertEquals(1.58, sleep.mean(), 1e-12);
        assertEquals(1.2299954832798732, sleep.standardDeviation(), 1e-12);
        TTest test = sleep.tTest().orElseThrow();
        assertEquals(4.0621, test.t(), 5e-5);
        assertEquals(9, test.degreesOfFreedom());
        assertEquals(0.002833, test.p(), 5e-7);
        assertEquals(0.7001142, sleep.interval().low(), 5e-8);
        assertEquals(2.4598858, sleep.interval().high(), 5e-8);
    }

    @Test
    void exchangingTheTwoChangesTheSignAlone() {
        PairedDifferences sleep = PairedDifferences.of(StudentSleep.second(), StudentSleep.first());
        assertEquals(-1.58, sleep.mean(), 1e-12);
        assertEquals(0.002832890197384273, sleep.tTest().orElseThrow().p(), 1e-12);
        assertEquals(-2.4598858, sleep.interval().low(), 5e-8);
    }

    @Test
    void equalDifferencesHaveNoTest() {
        PairedDifferences same =
                PairedDifferences.of(new double[] {0.95, 0.96}, new double[] {0.95, 0.96});
        assertEquals(0, same.mean());
        assertEquals(Optional.empty(), same.tTest());
        assertEquals(new Interval(0.95, 0, 0), same.interval());
    }

    /** 0.9577 - 0.9574 and 0.9523 - 0.9520 differ in their last bits. */
    @Test
    void differencesThatOnlyRoundingTellsApartHaveNoTest() {
        double[] reference = {0.9574, 0.9520, 0.9411};
        double[] other = {0.9577, 0.9523, 0.9414};
        assertTrue(other[0] - reference[0] != other[1] - reference[1]);
        PairedDifferences same = PairedDifferences.of(reference, other);
        assertEquals(0, same.standardDeviation());
        assertEquals(Optional.empty(), same.tTest());
        assertEquals(3e-4, same.mean(), 1e-15);
    }

    /** One example of 10,000 more in one seed is a spread, not rounding. */
    @Test
    void smallestPossibleSpreadIsTested() {
        PairedDifferences pair =
                PairedDifferences.of(new double[] {0.9574, 0.952}, new double[] {0.9574, 0.9521});
        assertEquals(1, pair.tTest().orElseThrow().t(), 1e-9, "d and 0: mean = error");
        assertEquals(0.5, pair.tTest().orElseThrow().p(), 1e-9, "t = 1 with 1 degree of freedom");
    }

    @Test
    void refusesWhatIsNotPairedAndNan() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedDifferences.of(new double[] {1, 2}, new double[] {1, 2, 3}));
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedDifferences.of(new double[] {1}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedDifferences.of(new double[] {1, Double.NaN}, new double[] {1, 2}));
        PairedDifferences pair = PairedDifferences.of(new double[] {1, 2}, new double[] {2, 5});
        assertThrows(IllegalArgumentException.class, () -> pair.tTestAgainst(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new TTest(Double.NaN, 3));
        assertThrows(IllegalArgumentException.class, () -> new TTest(1, 0));
    }
}
