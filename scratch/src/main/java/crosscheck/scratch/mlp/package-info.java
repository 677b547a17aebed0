/**
 * Fully connected networks as the lectures count and follow them by hand: how many numbers they
 * have, and what stands behind each layer.
 */
package crosscheck.scratch.mlp;
