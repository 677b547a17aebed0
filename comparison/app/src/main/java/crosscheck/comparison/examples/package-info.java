/**
 * Opens data sets for commands: {@link crosscheck.comparison.examples.DataSource} asks the catalog
 * of the module {@code data}, or DataVec where that was asked for, and finds {@link
 * crosscheck.comparison.examples.TestExamples} for a trained network.
 */
package crosscheck.comparison.examples;
