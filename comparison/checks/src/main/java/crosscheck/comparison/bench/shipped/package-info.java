/**
 * What DL4J's settings are worth: the same network, data and mini-batches on DL4J as it is shipped
 * and as this project runs it, each in a Java machine of its own.
 *
 * <p>To be read in this order: {@code LaneKind}, the two ways; {@code Lane}, one of them at work in
 * its Java machine, which {@code LaneServer} connects to its streams; {@code LaneProcess}, the
 * other end of these; {@code Contest}, which lets them take turns; {@code ContestResult}.
 */
package crosscheck.comparison.bench.shipped;
