/** A study as JSON and as a table for other programs. */
package crosscheck.comparison.sweep.document;
