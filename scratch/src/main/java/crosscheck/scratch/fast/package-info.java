/**
 * The fast twin of the reference: the same dense networks in {@code float}, with kernels written by
 * hand for one processor core.
 *
 * <p>Read {@link crosscheck.scratch.fast.FastNetwork} first: it takes the reference's steps, in
 * arrays that stay where they are. {@link crosscheck.scratch.fast.kernel.Kernels} is what it
 * computes with. Given the same configuration, initial weights and mini-batches, the results are
 * those of {@link crosscheck.scratch.Network} but for the rounding of {@code float}; the same seed
 * and the same kernels give the same bits.
 */
package crosscheck.scratch.fast;
