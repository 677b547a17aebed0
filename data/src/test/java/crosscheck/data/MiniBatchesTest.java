package crosscheck.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class MiniBatchesTest {
    private static final int[] EPOCH_0 = {3, 0, 4, 6, 2, 7, 5, 9, 1, 8};
    private static final int[] EPOCH_1 = {2, 7, 3, 8, 9, 6, 5, 0, 1, 4};

    private final MiniBatches batches = new MiniBatches(10, 4, 1);

    @Test
    void seedOneVisitsTenExamplesInItsKnownOrder() {
        assertArrayEquals(EPOCH_0, batches.order(0));
        assertArrayEquals(EPOCH_1, batches.order(1));
    }

    @Test
    void seedZeroIsValid() {
        assertArrayEquals(
                new int[] {8, 0, 5, 9, 7, 3, 6, 2, 4, 1}, new MiniBatches(10, 1, 0).order(0));
    }

    @Test
    void orderOfAnEpochDoesNotDependOnOtherEpochs() {
        MiniBatches fresh = new MiniBatches(10, 4, 1);
        assertArrayEquals(EPOCH_1, fresh.order(1)); // before epoch 0
        fresh.order(7);
        assertArrayEquals(EPOCH_0, fresh.order(0));
        assertArrayEquals(EPOCH_1, fresh.order(1));
    }

    @Test
    void orderDoesNotDependOnTheMiniBatchSize() {
        for (int size = 1; size <= 10; size++) {
            assertArrayEquals(EPOCH_0, new MiniBatches(10, size, 1).order(0));
        }
    }

    @Test
    void everyEpochVisitsEveryExampleOnce() {
        for (int epoch = 0; epoch < 20; epoch++) {
            int[] sorted = new MiniBatches(101, 7, 5).order(epoch);
            Arrays.sort(sorted);
            for (int i = 0; i < sorted.length; i++) {
                assertEquals(i, sorted[i]);
            }
        }
    }

    @Test
    void miniBatchesCutTheOrderAndTheLastIsSmaller() {
        List<int[]> cut = new ArrayList<>();
        batches.epoch(0).forEach(cut::add);
        assertEquals(3, cut.size());
        assertEquals(3, batches.stepsPerEpoch());
        assertArrayEquals(new int[] {3, 0, 4, 6}, cut.get(0));
        assertArrayEquals(new int[] {2, 7, 5, 9}, cut.get(1));
        assertArrayEquals(new int[] {1, 8}, cut.get(2));
    }

    @Test
    void iteratorOfAnEpochEnds() {
        Iterator<int[]> iterator = new MiniBatches(2, 2, 1).epoch(0).iterator();
        iterator.next();
        assertFalse(iterator.hasNext());
        assertThrows(NoSuchElementException.class, iterator::next);
    }

    @Test
    void anEpochCanBeIteratedTwice() {
        Iterable<int[]> epoch = batches.epoch(0);
        assertArrayEquals(epoch.iterator().next(), epoch.iterator().next());
    }

    @Test
    void endlessRunsThroughTheEpochs() {
        Iterator<int[]> endless = batches.endless();
        for (int epoch = 0; epoch < 5; epoch++) {
            for (int[] expected : batches.epoch(epoch)) {
                assertArrayEquals(expected, endless.next());
            }
        }
    }

    @Test
    void rejectsSizesOutsideTheExamples() {
        assertThrows(IllegalArgumentException.class, () -> new MiniBatches(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new MiniBatches(10, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new MiniBatches(10, 11, 1));
    }
}
