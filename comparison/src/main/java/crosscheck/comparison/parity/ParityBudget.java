package crosscheck.comparison.parity;

/**
 * The allowed errors of a step-by-step comparison, one for each kind of number.
 *
 * @param weights of every weight and bias after every step
 * @param loss of every step
 * @param outputs of every step's mini-batch
 */
public record ParityBudget(Tolerance weights, Tolerance loss, Tolerance outputs) {}
