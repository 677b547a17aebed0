/**
 * The one comparison of engines, step by step and tensor by tensor: how far apart two correct
 * programs may be follows from randomly rounded shadows of the reference.
 */
package crosscheck.comparison.trace;
