package crosscheck.scratch.measure;

/**
 * How often a yes-or-no answer was right or wrong, and the ratios made of it.
 *
 * <pre>{@code
 *                  predicted yes       predicted no
 * actually yes     truePositives       falseNegatives
 * actually no      falsePositives      trueNegatives
 * }</pre>
 *
 * A ratio 0/0 is NaN, never 0.
 *
 * @param truePositives at least 0
 * @param falsePositives at least 0
 * @param falseNegatives at least 0
 * @param trueNegatives at least 0
 */
public record BinaryCounts(
        long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    public BinaryCounts {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
            throw new IllegalArgumentException(
                    "counts must be >= 0, not TP %d, FP %d, FN %d, TN %d"
                            .formatted(
                                    truePositives, falsePositives, falseNegatives, trueNegatives));
        }
    }

    /**
     * The share of right answers.
     *
     * <pre>{@code (TP + TN) / (TP + FP + FN + TN)}</pre>
     *
     * @return 0 to 1; NaN without any example
     */
    public double accuracyFraction() {
        return ratio(
                truePositives + trueNegatives,
                truePositives + falsePositives + falseNegatives + trueNegatives);
    }

    /**
     * Of what was predicted yes, the share that is.
     *
     * <pre>{@code TP / (TP + FP)}</pre>
     *
     * @return 0 to 1; NaN if yes was never predicted
     */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /**
     * Of what is yes, the share predicted so: the recall, also called true positive rate (TPR) or
     * sensitivity.
     *
     * <pre>{@code TP / (TP + FN)}</pre>
     *
     * @return 0 to 1; NaN if no example is yes
     */
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /**
     * Of what is no, the share predicted yes (FPR).
     *
     * <pre>{@code FP / (FP + TN)}</pre>
     *
     * @return 0 to 1; NaN if no example is no
     */
    public double falsePositiveRate() {
        return ratio(falsePositives, falsePositives + trueNegatives);
    }

    /**
     * The harmonic mean of precision and recall, where both exist.
     *
     * <pre>{@code 2 TP / (2 TP + FP + FN)}</pre>
     *
     * @return 0 to 1; 0 if there are examples of yes and none was found, also where yes was never
     *     predicted; NaN if there are none and none was predicted
     */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double ratio(long part, long whole) {
        return (double) part / whole;
    }
}
