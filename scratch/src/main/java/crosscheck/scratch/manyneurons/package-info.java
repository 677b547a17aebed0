/**
 * The digit network of J.-H. Chen's lecture in its own steps: from one neuron to 784-100-10, with
 * outputs divided by their sum and mini-batches drawn with replacement.
 */
package crosscheck.scratch.manyneurons;
