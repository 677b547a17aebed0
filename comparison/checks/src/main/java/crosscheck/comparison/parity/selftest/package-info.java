/**
 * Mistakes that people make when they write a network, made on purpose in the hand-written side, to
 * see that the comparison finds each and names the right tensor.
 *
 * <p>{@link crosscheck.comparison.parity.selftest.Fault} lists them, {@link
 * crosscheck.comparison.parity.selftest.FaultyEngine} trains with one, {@link
 * crosscheck.comparison.parity.selftest.FaultRun} holds it against DL4J, {@link
 * crosscheck.comparison.parity.selftest.SelfTest} does so with all of them and with none.
 */
package crosscheck.comparison.parity.selftest;
