/**
 * The page of a study. {@link crosscheck.comparison.sweep.report.SweepReport} puts it together from
 * {@link crosscheck.comparison.sweep.report.StudyView}; every other class is one section of it.
 */
package crosscheck.comparison.sweep.report;
