package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvenMarksTest {
    private static String marks(double low, double high) {
        return EvenMarks.between(low, high, 5).stream()
                .map(BigDecimal::toPlainString)
                .collect(Collectors.joining(" "));
    }

    @Test
    void marksAreRoundNumbers() {
        assertEquals("20 40 60 80", marks(6.48, 96.9));
        assertEquals("0 2 4 6 8", marks(0, 8));
        assertEquals("90.0 90.5 91.0 91.5", marks(89.9, 91.7));
        assertEquals("-0.02 0.00 0.02", marks(-0.03, 0.031));
        assertEquals("200 400 600 800 1000", marks(123, 1001));
    }

    @Test
    void logarithmicAxesAreMarkedAtPowersOfTen() {
        assertEquals("0.01 0.1 1 10 100", decades(0.01, 300));
        assertEquals("10 20 50 100", decades(8, 128));
        assertEquals("0.000001 0.001 1 1000 1000000", decades(1e-6, 9e7));
        assertEquals("4.0 4.5 5.0", decades(4, 5.3));
    }

    private static String decades(double low, double high) {
        return EvenMarks.decades(low, high, 5).stream()
                .map(BigDecimal::toPlainString)
                .collect(Collectors.joining(" "));
    }

    @Test
    void everyAxisHasMarksWithinItsEnds() {
        SplittableRandom random = new SplittableRandom(3);
        int drawn = 0;
        for (; drawn < 2000; drawn++) {
            double low = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-6, 7));
            double high = low + random.nextDouble(0.1, 1) * Math.pow(10, random.nextInt(-6, 7));
            List<BigDecimal> marks = EvenMarks.between(low, high, 5);
            String axis = low + " to " + high + ": " + marks;
            assertTrue(!marks.isEmpty() && marks.size() <= 5, axis);
            assertTrue(marks.get(0).doubleValue() >= low, axis);
            assertTrue(marks.get(marks.size() - 1).doubleValue() <= high, axis);
        }
        assertEquals(2000, drawn);
    }

    @Test
    void refusesAnAxisWithoutLength() {
        assertThrows(IllegalArgumentException.class, () -> EvenMarks.between(1, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> EvenMarks.between(1, Double.NaN, 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> EvenMarks.between(0, Double.POSITIVE_INFINITY, 5));
        assertThrows(IllegalArgumentException.class, () -> EvenMarks.between(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> EvenMarks.decades(0, 1, 5));
    }
}
