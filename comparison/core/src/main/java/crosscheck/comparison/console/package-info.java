/** What people see while a command runs: lines, tables and progress. */
package crosscheck.comparison.console;
