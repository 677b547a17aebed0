/**
 * Losses: how wrong a prediction is, as the mean over the examples of a batch, and its gradient.
 *
 * <p>{@link crosscheck.scratch.loss.Loss} is the contract. Texts scale the same loss differently;
 * here every scaling has a name, and nothing is called just "squared error":
 *
 * <ul>
 *   <li>{@link crosscheck.scratch.loss.QuadraticLoss}: half the squared distance, the mean over the
 *       examples
 *   <li>{@link crosscheck.scratch.loss.SquaredError} and {@link
 *       crosscheck.scratch.loss.AbsoluteError}: in a {@link crosscheck.scratch.loss.Scaling}
 *   <li>{@link crosscheck.scratch.loss.SoftmaxCrossEntropy} and {@link
 *       crosscheck.scratch.loss.SigmoidCrossEntropy}: on logits, the form to train with
 *   <li>{@link crosscheck.scratch.loss.CrossEntropy} and {@link
 *       crosscheck.scratch.loss.BinaryCrossEntropy}: on probabilities, behind an output layer
 *   <li>{@link crosscheck.scratch.loss.RowNormalisedQuadraticLoss}: a lecture's own, whose gradient
 *       is not the derivative of its value
 * </ul>
 */
package crosscheck.scratch.loss;
