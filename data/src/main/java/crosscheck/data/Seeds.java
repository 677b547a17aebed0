package crosscheck.data;

import java.util.Random;

/**
 * Independent random generators from the one seed of a run.
 *
 * <p>Each use of randomness has its own {@link Stream} and index (an epoch, an image), so that a
 * change in one never moves another, and any epoch can be had without those before it. The
 * generator is {@link Random}, whose algorithm the Java platform fixes; its seed is
 *
 * <pre>{@code mix(mix(mix(seed) + stream) + index)}</pre>
 *
 * with {@code mix} the SplitMix64 step (add 0x9E3779B97F4A7C15, then two xor-shift-multiply rounds;
 * Steele, Lea and Flood, 2014), so that neighbouring seeds give unrelated sequences. Zero is a
 * valid seed.
 */
public final class Seeds {
    private Seeds() {}

    /** What a generator is for; the order is part of the results and never changes. */
    public enum Stream {
        /** Initial weights; index: the layer. */
        WEIGHTS,
        /** The order of the examples; index: the epoch. */
        MINI_BATCHES,
        /** Drawn digits; index: the image. */
        DIGITS,
        /** Assignment of examples to train, validation and test; index: the class. */
        SPLIT,
        /** Which entries a gradient check looks at; index: the parameter. */
        GRADIENT_CHECK,
        /** How training images are moved; index: epoch times 2^32 plus the row. */
        AUGMENTATION
    }

    /**
     * A generator for one use.
     *
     * @param index which of that kind, such as the epoch
     */
    public static Random generator(long seed, Stream stream, long index) {
        return new Random(mix(mix(mix(seed) + stream.ordinal()) + index));
    }

    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
