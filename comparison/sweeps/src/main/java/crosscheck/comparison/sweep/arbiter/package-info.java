/**
 * The DL4J side of a study as Arbiter's {@code MultiLayerSpace}: {@link
 * crosscheck.comparison.sweep.arbiter.NetworkSpace} makes it, for people who search with Arbiter
 * itself. Crosscheck's own search does not need it: what trains a trial is made from its options.
 */
package crosscheck.comparison.sweep.arbiter;
