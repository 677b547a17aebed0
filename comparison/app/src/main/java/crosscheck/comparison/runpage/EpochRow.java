package crosscheck.comparison.runpage;

/**
 * A row of {@code metrics.csv}.
 *
 * @param setting {@code a} or {@code b}
 * @param epoch 1 for the first
 * @param trainLoss mean over the epoch
 * @param validationLoss after the epoch
 * @param validationAccuracy 0 to 1
 */
record EpochRow(
        String engine,
        String setting,
        long seed,
        int epoch,
        double trainLoss,
        double validationLoss,
        double validationAccuracy) {}
