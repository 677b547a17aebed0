/**
 * Holds ways of searching against each other: {@link crosscheck.comparison.sweep.bench.Contestant}s
 * search the same space from the same study seeds, and each search is a {@link
 * crosscheck.comparison.sweep.bench.SearchCourse}.
 */
package crosscheck.comparison.sweep.bench;
