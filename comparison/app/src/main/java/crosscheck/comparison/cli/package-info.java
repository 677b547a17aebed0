/** The command line: one class for each command, one for each group of options they share. */
package crosscheck.comparison.cli;
