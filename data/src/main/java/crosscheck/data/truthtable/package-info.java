/**
 * Truth tables of two inputs: AND, OR and NAND, which a single perceptron learns, and XOR, which it
 * cannot (Minsky and Papert, 1969).
 *
 * <p>{@link crosscheck.data.truthtable.TruthTable} is all there is.
 */
package crosscheck.data.truthtable;
