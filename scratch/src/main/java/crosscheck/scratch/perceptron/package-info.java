/**
 * One unit with a threshold: fixed gates, two ways to learn from errors, and the proof that XOR is
 * beyond it.
 *
 * <p>{@link crosscheck.scratch.perceptron.LinearUnit} is the unit. {@link
 * crosscheck.scratch.perceptron.PerceptronTraining} learns with labels +1 and -1 and a bias, {@link
 * crosscheck.scratch.perceptron.BooleanPerceptron} with labels 0 and 1 and a fixed threshold.
 */
package crosscheck.scratch.perceptron;
