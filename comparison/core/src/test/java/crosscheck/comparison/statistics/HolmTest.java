package crosscheck.comparison.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HolmTest {

    /** R 4: {@code p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")}. */
    @Test
    void agreesWithR() {
        assertArrayEquals(
                new double[] {0.05, 0.08, 0.09, 0.09, 0.09},
                Holm.adjust(0.01, 0.02, 0.03, 0.04, 0.05),
                1e-15);
    }

    @Test
    void keepsTheOrderAndNeverExceedsOne() {
        assertArrayEquals(
                new double[] {0.03, 0.06, 0.06, 0.02}, Holm.adjust(0.01, 0.04, 0.03, 0.005), 1e-15);
        assertArrayEquals(new double[] {1, 1, 0.3}, Holm.adjust(0.6, 0.9, 0.1), 1e-15);
    }

    @Test
    void singleTestStaysAsItIs() {
        assertArrayEquals(new double[] {0.04}, Holm.adjust(0.04));
        assertArrayEquals(new double[0], Holm.adjust());
    }

    @Test
    void refusesWhatIsNoProbability() {
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> Holm.adjust(0.5, bad));
        }
    }
}
