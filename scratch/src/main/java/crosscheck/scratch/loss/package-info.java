/**
 * Losses: how wrong a prediction is, as the mean over the examples of a batch, and its gradient.
 */
package crosscheck.scratch.loss;
