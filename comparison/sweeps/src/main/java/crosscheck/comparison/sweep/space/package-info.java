/**
 * What a study searches: {@link crosscheck.comparison.sweep.space.SweptParameter}s make a {@link
 * crosscheck.comparison.sweep.space.SearchSpace}, one value of each makes a {@link
 * crosscheck.comparison.sweep.space.Point}. Values are text, as the command line and the database
 * have them.
 */
package crosscheck.comparison.sweep.space;
