/**
 * Where DL4J computes something else than the literature: each difference with both formulas, the
 * gap that follows from them, and the gap that DL4J and the hand-written code really have.
 *
 * <p>{@link crosscheck.comparison.dl4jquirks.Difference} is one of them, {@link
 * crosscheck.comparison.dl4jquirks.Differences} names them all. A prediction is a closed form or a
 * few lines of its own; it calls neither side. The two sides of a measurement are the hand-written
 * code with the published formula and the framework itself, mostly a network of a few weights
 * ({@code SmallNetwork}) or an updater alone ({@code Ways}).
 */
package crosscheck.comparison.dl4jquirks;
