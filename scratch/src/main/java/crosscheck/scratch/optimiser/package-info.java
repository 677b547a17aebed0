/** Optimisers: how a gradient changes the parameters. */
package crosscheck.scratch.optimiser;
