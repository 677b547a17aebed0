/** Which trials are stopped before their last epoch. */
package crosscheck.comparison.sweep.pruning;
