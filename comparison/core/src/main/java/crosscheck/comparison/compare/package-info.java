/**
 * The command {@code compare} as a library: a {@link crosscheck.comparison.compare.Session} is one
 * network with its data and its initial weights, {@link crosscheck.comparison.compare.Trainings}
 * train it on every engine from every seed, and a {@link crosscheck.comparison.compare.Comparison}
 * is what came of that.
 */
package crosscheck.comparison.compare;
