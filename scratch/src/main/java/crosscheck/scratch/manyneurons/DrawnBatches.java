package crosscheck.scratch.manyneurons;

import crosscheck.data.Seeds;
import java.util.Random;

/**
 * Mini-batches whose examples are drawn with replacement: an epoch leaves some out and takes others
 * twice.
 *
 * <p>Epoch {@code e} depends on the seed and {@code e} alone: its examples are {@code
 * random.nextInt(exampleCount)} one after the other, from {@link Seeds#generator} of the stream
 * {@code MINI_BATCHES} and index {@code e}.
 *
 * @param exampleCount n, at least 1
 * @param miniBatchSize examples per step, at least 1; may be above n
 * @param stepsPerEpoch mini-batches per epoch, at least 1
 */
public record DrawnBatches(int exampleCount, int miniBatchSize, int stepsPerEpoch, long seed) {

    public DrawnBatches {
        if (exampleCount < 1 || miniBatchSize < 1 || stepsPerEpoch < 1) {
            throw new IllegalArgumentException(
                    "%d examples, mini-batches of %d and %d steps: all three must be at least 1"
                            .formatted(exampleCount, miniBatchSize, stepsPerEpoch));
        }
    }

    /**
     * The mini-batches of an epoch.
     *
     * @param epoch 0 for the first
     * @return {@code (stepsPerEpoch, miniBatchSize)} row numbers from 0 to n - 1, new
     */
    public int[][] epoch(int epoch) {
        Random random = Seeds.generator(seed, Seeds.Stream.MINI_BATCHES, epoch);
        int[][] batches = new int[stepsPerEpoch][miniBatchSize];
        for (int[] rows : batches) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.nextInt(exampleCount);
            }
        }
        return batches;
    }
}
