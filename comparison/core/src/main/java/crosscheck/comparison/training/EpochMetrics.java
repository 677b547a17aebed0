package crosscheck.comparison.training;

import crosscheck.data.Evaluation;

/**
 * What was measured in one epoch.
 *
 * @param epoch 1 for the first
 * @param trainLoss the mean over the epoch's examples of the loss before each step
 * @param validation accuracy and loss after the epoch
 * @param trainSeconds wall-clock time of the steps alone, without evaluation
 */
public record EpochMetrics(
        int epoch,
        double learningRate,
        double trainLoss,
        Evaluation validation,
        double trainSeconds) {}
