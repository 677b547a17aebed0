package crosscheck.scratch.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final int NEVER = -1;

    private static List<Double> history(double... losses) {
        return Arrays.stream(losses).boxed().toList();
    }

    /** The number of epochs after which a loop that asks after each one stops. */
    private static int stopsAfter(EarlyStopping condition, double... losses) {
        for (int done = 0; done <= losses.length; done++) {
            if (condition.stopsAfter(history(losses).subList(0, done))) {
                return done;
            }
        }
        return NEVER;
    }

    @Test
    void stopsAsByHand() {
        record Row(int patience, double minimum, int epochs, double... losses) {}
        int cases = 0;
        for (Row row :
                List.of(
                        new Row(0, 0, NEVER),
                        new Row(0, 0, NEVER, 5, 4, 3, 2),
                        new Row(0, 0, 3, 5, 4, 4, 3), // as good is not better
                        new Row(1, 0, NEVER, 5, 4, 6, 3, 6, 2),
                        new Row(1, 0, 4, 5, 4, 4.5, 4.25, 3), // better than before, not than best
                        new Row(3, 0, NEVER, 5, 6, 6, 6, 4, 6, 6, 6),
                        new Row(3, 0, 5, 5, 6, 6, 6, 6),
                        new Row(0, 0.5, 2, 5, 4.5), // exactly the minimum is too little
                        new Row(0, 0.5, NEVER, 5, 4.25, 3.5),
                        new Row(1, 0.5, NEVER, 5, 4.75, 4.25, 4, 3.5), // small steps add up
                        new Row(0, 0, 1, NAN),
                        new Row(1, 0, NEVER, NAN, 5, NAN, 4),
                        new Row(1, 0, 2, NAN, NAN, 5),
                        new Row(1, 0, 3, 5, INFINITY, NAN, 4),
                        new Row(0, 0, 2, 5, -INFINITY))) {
            assertEquals(
                    row.epochs(),
                    stopsAfter(new EarlyStopping(row.patience(), row.minimum()), row.losses()),
                    row + " " + Arrays.toString(row.losses()));
            cases++;
        }
        assertEquals(15, cases);
    }

    @Test
    void bestEpochIsTheFirstWithTheLowestFiniteLoss() {
        record Row(OptionalInt best, double... losses) {}
        int cases = 0;
        for (Row row :
                List.of(
                        new Row(OptionalInt.empty()),
                        new Row(OptionalInt.of(0), 5),
                        new Row(OptionalInt.of(2), 5, 4, 3, 3, 4),
                        new Row(OptionalInt.of(3), 5, 4.999, 6, 4.998),
                        new Row(OptionalInt.of(2), NAN, INFINITY, 9, NAN),
                        new Row(OptionalInt.of(0), 9, -INFINITY, NAN),
                        new Row(OptionalInt.empty(), NAN, INFINITY, -INFINITY))) {
            assertEquals(
                    row.best(),
                    EarlyStopping.bestEpoch(history(row.losses())),
                    Arrays.toString(row.losses()));
            cases++;
        }
        assertEquals(7, cases);
    }

    @Test
    void decisionDependsOnNothingButTheHistory() {
        EarlyStopping condition = new EarlyStopping(0, 0);
        condition.stopsAfter(history(5, 6, 7));
        assertFalse(condition.stopsAfter(history(8, 7)));
    }

    @Test
    void rejectsNumbersOutOfRange() {
        int rejected = 0;
        assertThrows(IllegalArgumentException.class, () -> new EarlyStopping(-1, 0));
        for (double minimum : new double[] {-1e-9, NAN, INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new EarlyStopping(0, minimum));
            rejected++;
        }
        assertEquals(3, rejected);
    }
}
