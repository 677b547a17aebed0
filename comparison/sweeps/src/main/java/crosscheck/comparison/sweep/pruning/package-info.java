/**
 * Which trials are stopped before their last epoch: {@link
 * crosscheck.comparison.sweep.pruning.Pruner} is the question, the records that implement it are
 * the answers, {@link crosscheck.comparison.sweep.pruning.AccuracyCurve} is what they see.
 */
package crosscheck.comparison.sweep.pruning;
