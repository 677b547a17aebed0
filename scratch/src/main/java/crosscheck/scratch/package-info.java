/**
 * Hand-written neural networks, in plain {@code double} and nothing but the JDK: the reference that
 * everything else is judged by.
 *
 * <p>Read {@link crosscheck.scratch.Network} first: forward, backward and update stand together.
 * Then {@link crosscheck.scratch.layer.Dense}, where the sums are. Sums run in a fixed order and
 * elementary functions are {@link java.lang.StrictMath}'s, so the same seed gives the same bits on
 * every machine. Symbols: {@code n} examples, {@code d} features, {@code h} hidden units, {@code k}
 * classes; weights are {@code (fanIn, fanOut)}, activations {@code (n, features)}.
 */
package crosscheck.scratch;
