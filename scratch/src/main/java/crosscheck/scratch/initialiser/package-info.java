/** How weights and biases begin. */
package crosscheck.scratch.initialiser;
