/**
 * Data sets and the order in which they are visited: what both the hand-written and the framework
 * side train on.
 *
 * <p>Read {@link crosscheck.data.Dataset} first, then {@link crosscheck.data.Split}, then {@link
 * crosscheck.data.MiniBatches}, which fixes the order of the examples for a seed. The packages
 * below this one make data sets: {@code idx} reads files, {@code mnist} finds and fetches MNIST,
 * {@code digits} draws its own, {@code iris} and {@code truthtable} are small enough to carry
 * along, {@code folder} reads pictures, and {@code source} opens them all by name.
 */
package crosscheck.data;
