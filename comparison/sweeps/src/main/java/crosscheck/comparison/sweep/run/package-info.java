/**
 * Works on a study: {@link crosscheck.comparison.sweep.run.Planner} adds trials, {@link
 * crosscheck.comparison.sweep.run.Workers} take them one by one, {@link
 * crosscheck.comparison.sweep.run.TrialRunner} trains one of them, {@link
 * crosscheck.comparison.sweep.run.Confirmation} trains the best ones on other engines.
 */
package crosscheck.comparison.sweep.run;
