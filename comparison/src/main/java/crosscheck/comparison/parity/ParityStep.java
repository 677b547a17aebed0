package crosscheck.comparison.parity;

/**
 * The largest absolute differences from the step after the one recorded before up to this one.
 *
 * @param step from 1
 * @param weights over all weights and biases after the steps, of step 1 also before it; infinite if
 *     one was not finite
 * @param loss over the steps' mini-batches
 * @param outputs over all outputs of the steps' mini-batches
 */
public record ParityStep(int step, double weights, double loss, double outputs) {}
