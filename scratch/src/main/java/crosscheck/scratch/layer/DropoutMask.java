package crosscheck.scratch.layer;

/**
 * Decides which values dropout keeps: a pure function of seed, layer, step and position, so that
 * every implementation can have the same mask, in any order.
 *
 * <pre>{@code
 * key    = mix(mix(mix(seed) + layer) + step)
 * u      = (mix(key + (index + 1) * 0x9E3779B97F4A7C15) >>> 40) / 2^24      in [0, 1)
 * keep  if  u >= dropoutRate
 * }</pre>
 *
 * where {@code mix} is the finaliser of SplitMix64.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">G. Steele, D. Lea and C. Flood, Fast
 *     Splittable Pseudorandom Number Generators, 2014</a>
 */
public final class DropoutMask {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final float UNIT = 0x1p-24f;

    private DropoutMask() {}

    /**
     * What the mask of one layer at one step is drawn from.
     *
     * @param layer 0 for the first dropout layer from the input
     * @param step 0 for the first training step
     */
    public static long key(long seed, int layer, long step) {
        return mix(mix(mix(seed) + layer) + step);
    }

    /**
     * Whether a value is kept.
     *
     * @param index of the value in its batch, row-major
     * @param dropoutRate probability of zeroing, from 0 to below 1
     */
    public static boolean keeps(long key, int index, float dropoutRate) {
        return (mix(key + (index + 1) * GOLDEN_RATIO) >>> 40) * UNIT >= dropoutRate;
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
