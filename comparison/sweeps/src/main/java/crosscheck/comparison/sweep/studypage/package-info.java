/**
 * The page of a study. {@link crosscheck.comparison.sweep.studypage.SweepReport} puts it together
 * from {@link crosscheck.comparison.sweep.studypage.StudyView}; every other class is one section of
 * it.
 */
package crosscheck.comparison.sweep.studypage;
