package crosscheck.comparison.bench.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Precision;
import crosscheck.dl4j.runtime.LoadedLibrary;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ContestResultTest {
    private static final LoadedLibrary LIBRARY =
            new LoadedLibrary("1", "linux-x86_64", false, 2, false);

    private static Turn turn(double seconds, Double... losses) {
        return new Turn(seconds, seconds / 10, 0.5, List.of(losses), 0.9);
    }

    private static LaneResult side(LaneKind side, Turn warmUp, Turn... turns) {
        return new LaneResult(
                side,
                new LaneFacts(LIBRARY, 0, "G1", 1),
                List.of(),
                warmUp,
                List.of(turns),
                OptionalLong.empty());
    }

    private static ContestResult result(Precision precision, Turn shipped, Turn tuned) {
        return new ContestResult(
                precision,
                side(LaneKind.SHIPPED, shipped, turn(9), turn(8), turn(30)),
                side(LaneKind.TUNED, tuned, turn(2), turn(1), turn(3)));
    }

    @Test
    void ratiosAreThoseOfTheMediansWithoutTheWarmUp() {
        ContestResult result = result(Precision.FLOAT, turn(100, 1.0), turn(100, 1.0));
        assertEquals(4.5, result.speedUp());
        assertEquals(4.5, result.evaluationSpeedUp(), 1e-12);
        assertEquals(8, result.shipped().epoch().least());
        assertEquals(30, result.shipped().epoch().most());
        assertEquals(0.9, result.tuned().accuracyFraction());
    }

    @Test
    void lossesAgreeWithinThePrecision() {
        ContestResult close = result(Precision.FLOAT, turn(1, 2.5, 1.0), turn(1, 2.5, 1.001));
        assertTrue(close.agrees());
        assertEquals(0.001, close.largestLossDifference(), 1e-12);
        assertFalse(result(Precision.DOUBLE, turn(1, 2.5, 1.0), turn(1, 2.5, 1.001)).agrees());
        assertFalse(result(Precision.FLOAT, turn(1, 2.5, 1.0), turn(1, 2.5, 1.01)).agrees());
    }

    @Test
    void neitherNaNNorMissingLossesAgree() {
        assertFalse(result(Precision.FLOAT, turn(1, Double.NaN), turn(1, Double.NaN)).agrees());
        assertFalse(result(Precision.FLOAT, turn(1, 1.0, 1.0), turn(1, 1.0)).agrees());
        assertFalse(result(Precision.FLOAT, turn(1), turn(1)).agrees());
        assertThrows(IllegalArgumentException.class, () -> side(LaneKind.TUNED, turn(1)));
        assertThrows(IllegalArgumentException.class, () -> new Contest(0));
    }
}
