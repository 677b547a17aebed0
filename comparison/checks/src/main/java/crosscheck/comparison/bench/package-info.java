/**
 * Speed side by side: the same network, data and mini-batches on every engine, in turn, in one run.
 */
package crosscheck.comparison.bench;
