/**
 * A study on the disk: one SQLite database, written ahead (WAL) and forced to the disk with every
 * result. Several threads and processes may work on it; a trial belongs to the one whose update
 * took it from {@code waiting} to {@code running}.
 */
package crosscheck.comparison.sweep.store;
