/**
 * Mistakes that people make when they write a network, made on purpose in the hand-written side, to
 * see that the comparison finds each and names the right tensor.
 *
 * <p>{@link crosscheck.comparison.fault.Fault} lists them, {@link
 * crosscheck.comparison.fault.FaultyEngine} trains with one, {@link
 * crosscheck.comparison.fault.FaultRun} holds it against DL4J, {@link
 * crosscheck.comparison.fault.SelfTest} does so with all of them and with none.
 */
package crosscheck.comparison.fault;
