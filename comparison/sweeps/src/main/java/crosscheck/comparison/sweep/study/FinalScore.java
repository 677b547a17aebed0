package crosscheck.comparison.sweep.study;

import java.io.Serializable;

/**
 * What one training of a trial came to.
 *
 * @param keptEpoch the epoch whose weights count: the last, or with early stopping the best
 * @param validationAccuracy after that epoch, a fraction
 * @param validationLoss after that epoch, the mean per example
 * @param trainSeconds wall-clock time of the steps alone
 * @param seconds wall-clock time of the training with its evaluations
 */
public record FinalScore(
        int keptEpoch,
        double validationAccuracy,
        double validationLoss,
        double trainSeconds,
        double seconds)
        implements Serializable {}
