/**
 * Everything that the hand-written side can do, held against its counterparts step by step.
 *
 * <p>{@link crosscheck.comparison.matrix.ParityCase} is a network and a training, {@link
 * crosscheck.comparison.parity.ParityRun} takes its steps on every engine that has it, {@link
 * crosscheck.comparison.matrix.ParityCases} lists the cases. Most networks are described once
 * ({@link crosscheck.comparison.parity.DescribedNetwork}); layers and losses that no description
 * has are written down in both worlds ({@link crosscheck.comparison.matrix.WrittenNetwork}).
 */
package crosscheck.comparison.matrix;
