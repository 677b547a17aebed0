package crosscheck.comparison.sweep.study;

/**
 * Seeds of trainings: functions of the study's seed, the trial's number and which of its seeds it
 * is, so that neither workers nor interruptions nor the order of trials change a result.
 *
 * <pre>{@code mix(mix(mix(studySeed) + trial) + index) >>> 11}</pre>
 *
 * with {@code mix} the SplitMix64 step. The 53 bits that are left are a whole number in every JSON
 * reader.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood, Fast Splittable
 *     Pseudorandom Number Generators, 2014</a>
 */
public final class TrialSeed {
    private TrialSeed() {}

    /**
     * The seed of a training.
     *
     * @param trial its number, 0 for the first
     * @param index which seed of the trial, 0 for the first
     * @return from 0 to 2^53 - 1
     */
    public static long of(long studySeed, int trial, int index) {
        return mix(mix(mix(studySeed) + trial) + index) >>> 11;
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
