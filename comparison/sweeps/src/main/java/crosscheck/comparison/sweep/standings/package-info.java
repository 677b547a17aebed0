/**
 * Holds ways of searching against each other: {@link
 * crosscheck.comparison.sweep.standings.Contestant}s search the same space from the same study
 * seeds, and each search is a {@link crosscheck.comparison.sweep.standings.SearchCourse}.
 */
package crosscheck.comparison.sweep.standings;
