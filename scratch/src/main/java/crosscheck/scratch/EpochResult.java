package crosscheck.scratch;

import crosscheck.data.Evaluation;

/**
 * What one epoch of training brought.
 *
 * @param epoch 0 for the first
 * @param learningRate the step size of its steps
 * @param trainLoss the mean over the epoch's examples of the loss before each step, without
 *     regularisation
 * @param validation on the validation split, after the epoch
 */
public record EpochResult(
        int epoch, double learningRate, double trainLoss, Evaluation validation) {}
