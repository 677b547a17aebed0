/**
 * Everything that the hand-written side can do, held against its counterparts step by step.
 *
 * <p>{@link crosscheck.comparison.parity.ParityCase} is a network and a training, {@link
 * crosscheck.comparison.trace.ParityRun} takes its steps on every engine that has it, {@link
 * crosscheck.comparison.parity.ParityCases} lists the cases. Most networks are described once
 * ({@link crosscheck.comparison.trace.DescribedNetwork}); layers and losses that no description has
 * are written down in both worlds ({@link crosscheck.comparison.parity.WrittenNetwork}).
 */
package crosscheck.comparison.parity;
