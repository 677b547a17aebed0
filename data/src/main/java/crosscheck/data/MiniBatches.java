package crosscheck.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * The order in which examples are visited: every example once an epoch, in mini-batches, shuffled
 * anew for each epoch. Both sides take their mini-batches from here, so they see the same examples
 * in the same order.
 *
 * <p>The order of epoch {@code e} depends on the seed and {@code e} alone. It starts as 0, 1, …, n
 * - 1 and is shuffled by Fisher and Yates from the end:
 *
 * <pre>{@code
 * Random random = Seeds.generator(seed, MINI_BATCHES, e);
 * for (int i = n - 1; i > 0; i--) swap(order, i, random.nextInt(i + 1));
 * }</pre>
 *
 * Mini-batch {@code b} is {@code order[b * size .. b * size + size - 1]}; the last one of an epoch
 * is smaller where the size does not divide n.
 *
 * @param exampleCount n, the number of examples, at least 1
 * @param miniBatchSize examples per step, 1 to n
 */
public record MiniBatches(int exampleCount, int miniBatchSize, long seed) {

    public MiniBatches {
        if (exampleCount < 1) {
            throw new IllegalArgumentException(
                    "there must be at least 1 example, not " + exampleCount);
        }
        if (miniBatchSize < 1 || miniBatchSize > exampleCount) {
            throw new IllegalArgumentException(
                    "the mini-batch size must be from 1 to the "
                            + exampleCount
                            + " training examples, not "
                            + miniBatchSize);
        }
    }

    /** The number of steps of an epoch; n / size, rounded up. */
    public int stepsPerEpoch() {
        return (exampleCount + miniBatchSize - 1) / miniBatchSize;
    }

    /**
     * The examples of one epoch in the order in which they are visited.
     *
     * @param epoch 0 for the first
     * @return a new permutation of 0 to n - 1
     */
    public int[] order(int epoch) {
        int[] order = new int[exampleCount];
        Arrays.setAll(order, i -> i);
        Random random = Seeds.generator(seed, Seeds.Stream.MINI_BATCHES, epoch);
        for (int i = exampleCount - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /**
     * The mini-batches of one epoch.
     *
     * @param epoch 0 for the first
     * @return row numbers of each mini-batch, in order; each array is new
     */
    public Iterable<int[]> epoch(int epoch) {
        int[] order = order(epoch);
        return () -> new Batches(order);
    }

    /**
     * The mini-batches of all epochs one after the other, without end; row numbers of each
     * mini-batch from epoch 0 on; {@code hasNext} is always true.
     */
    public Iterator<int[]> endless() {
        return new Iterator<>() {
            private int epoch;
            private Iterator<int[]> current = epoch(0).iterator();

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public int[] next() {
                if (!current.hasNext()) {
                    epoch++;
                    current = epoch(epoch).iterator();
                }
                return current.next();
            }
        };
    }

    private final class Batches implements Iterator<int[]> {
        private final int[] order;
        private int next;

        Batches(int[] order) {
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            return next < order.length;
        }

        @Override
        public int[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int from = next;
            next = Math.min(order.length, from + miniBatchSize);
            return Arrays.copyOfRange(order, from, next);
        }
    }
}
