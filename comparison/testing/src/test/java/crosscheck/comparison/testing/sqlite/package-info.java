/** What SQLite keeps on the disk beside a database. */
package crosscheck.comparison.testing.sqlite;
