package crosscheck.scratch.manyneurons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrawnBatchesTest {
    private final DrawnBatches batches = new DrawnBatches(1000, 100, 10, 1);

    private static Set<Integer> distinct(int[][] epoch) {
        return Arrays.stream(epoch)
                .flatMapToInt(Arrays::stream)
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void anEpochHasItsStepsWithRowsInRange() {
        int[][] epoch = batches.epoch(0);
        assertEquals(10, epoch.length);
        int checked = 0;
        for (int[] rows : epoch) {
            assertEquals(100, rows.length);
            for (int row : rows) {
                assertTrue(row >= 0 && row < 1000);
                checked++;
            }
        }
        assertEquals(1000, checked);
    }

    @Test
    void someExamplesComeTwiceAndSomeNever() {
        // n draws of n leave out 1/e of the examples: 368 of 1000, give or take 10
        assertEquals(632, distinct(batches.epoch(0)).size(), 50);
    }

    @Test
    void sameSeedAndEpochGiveTheSameRows() {
        assertArrayEquals(batches.epoch(3), new DrawnBatches(1000, 100, 10, 1).epoch(3));
        assertFalse(Arrays.deepEquals(batches.epoch(3), batches.epoch(4)));
        assertFalse(
                Arrays.deepEquals(batches.epoch(3), new DrawnBatches(1000, 100, 10, 2).epoch(3)));
    }

    @Test
    void rejectsSizesBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> new DrawnBatches(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DrawnBatches(1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DrawnBatches(1, 1, 0, 1));
    }
}
