/**
 * The page that a run leaves for people: what the run folder's files say, drawn.
 *
 * <p>{@link crosscheck.comparison.runpage.ReportRun} reads one folder, {@link
 * crosscheck.comparison.runpage.Report} makes a page of one or several. Each section is a class of
 * its own, which leaves itself out, or says why, where a run has nothing for it. No number is
 * computed anew but means, differences and feature maps.
 */
package crosscheck.comparison.runpage;
