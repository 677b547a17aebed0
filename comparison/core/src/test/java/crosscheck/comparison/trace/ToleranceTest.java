package crosscheck.comparison.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {
    private final Tolerance tolerance = new Tolerance(0.1, 0.01, "test");

    @Test
    void equalValuesUseNothing() {
        assertEquals(0, tolerance.used(3, 3));
        assertEquals(0, new Tolerance(0, 0, "exact").used(3, 3));
    }

    @Test
    void boundIsAbsolutePlusRelativeOfTheReference() {
        assertEquals(1, tolerance.used(10.2, 10), 1e-12);
        assertEquals(0.5, tolerance.used(-10.1, -10), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, new Tolerance(0, 0, "exact").used(3, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 1",
        "1, NaN",
        "NaN, NaN",
        "Infinity, Infinity",
        "1, Infinity",
        "-Infinity, 1"
    })
    void nothingThatIsNotFiniteIsWithin(double actual, double reference) {
        assertEquals(Double.POSITIVE_INFINITY, tolerance.used(actual, reference));
    }

    @Test
    void rejectsNegativeOrMissingBounds() {
        assertThrows(IllegalArgumentException.class, () -> new Tolerance(-1, 0, "r"));
        assertThrows(IllegalArgumentException.class, () -> new Tolerance(0, Double.NaN, "r"));
        assertThrows(IllegalArgumentException.class, () -> new Tolerance(0, 0, " "));
    }
}
