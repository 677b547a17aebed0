package crosscheck.comparison.sweep.study;

import java.io.Serializable;

/**
 * What was measured after one epoch of a trial.
 *
 * @param epoch 1 for the first
 * @param trainLoss the mean over the epoch's examples of the loss before each step
 * @param validationAccuracy a fraction
 * @param validationLoss the mean per example
 */
public record EpochScore(
        int epoch, double trainLoss, double validationAccuracy, double validationLoss)
        implements Serializable {}
