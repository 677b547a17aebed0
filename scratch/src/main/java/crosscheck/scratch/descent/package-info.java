/**
 * Gradient descent where it can be seen: functions of one or two numbers, and the path of any
 * update rule on them.
 *
 * <p>{@link crosscheck.scratch.descent.DifferentiableFunction} is a function with its gradient,
 * {@link crosscheck.scratch.descent.Descent} walks down it.
 */
package crosscheck.scratch.descent;
