/**
 * Opens data sets for commands: {@link crosscheck.comparison.source.DataSource} asks the catalog of
 * the module {@code data}, or DataVec where that was asked for, and finds {@link
 * crosscheck.comparison.source.TestExamples} for a trained network.
 */
package crosscheck.comparison.source;
