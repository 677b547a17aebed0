package crosscheck.scratch.perceptron;

/**
 * One change of a unit in training.
 *
 * @param pass over the examples, 1 for the first
 * @param row of the example that was wrong, 0 for the first
 * @param after the unit after the change
 */
public record Update(int pass, int row, LinearUnit after) {}
