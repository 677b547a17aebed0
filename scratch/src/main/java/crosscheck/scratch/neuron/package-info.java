/**
 * One sigmoid neuron on two kinds of irises, in the lecture's own steps: from the first outputs to
 * the weights after a thousand epochs.
 */
package crosscheck.scratch.neuron;
