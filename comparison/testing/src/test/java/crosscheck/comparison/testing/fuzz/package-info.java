/** Damages files and watches what comes of it. */
package crosscheck.comparison.testing.fuzz;
