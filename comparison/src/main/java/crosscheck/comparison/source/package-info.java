/**
 * Opens data sets for commands: {@link crosscheck.comparison.source.DataSource} asks the catalog of
 * the module {@code data}, or DataVec where that was asked for.
 */
package crosscheck.comparison.source;
