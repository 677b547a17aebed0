package crosscheck.comparison.statistics;

import crosscheck.data.Labelled;
import java.util.Optional;

/** What several seeds say of two engines or settings. */
public enum Finding implements Labelled {
    /** The mean difference is smaller than the margin, be it 0 or not. */
    EQUIVALENT("equivalent"),
    /** The mean difference is not 0, and was not shown to be smaller than the margin. */
    DIFFERENT("different"),
    /** These seeds show neither. */
    UNDECIDED("undecided");

    /** The level of every test. */
    public static final double LEVEL = 0.05;

    private final String label;

    Finding(String label) {
        this.label = label;
    }

    /**
     * Puts the tests into one word.
     *
     * @param equivalence of the same differences
     * @param adjustedP of the paired t-test, corrected for the number of pairs; empty where all
     *     differences are the same
     * @return equivalent where that is shown, else different where the t-test rejects; of
     *     differences that are all the same, different where they are not within the margin
     * @throws IllegalArgumentException if {@code adjustedP} is not from 0 to 1, or is there without
     *     a t-test or not there with one
     */
    public static Finding of(
            PairedDifferences differences, Equivalence equivalence, Optional<Double> adjustedP) {
        if (adjustedP.isPresent() != differences.tTest().isPresent()
                || adjustedP.filter(p -> !(p >= 0 && p <= 1)).isPresent()) {
            throw new IllegalArgumentException(
                    "a t-test needs a probability from 0 to 1, not " + adjustedP);
        }
        if (equivalence.isShown()) {
            return EQUIVALENT;
        }
        return adjustedP.map(p -> p < LEVEL).orElse(true) ? DIFFERENT : UNDECIDED;
    }

    @Override
    public String label() {
        return label;
    }
}
