/**
 * The loops that take the time, behind one contract: {@link crosscheck.scratch.fast.kernel.Kernels}
 * says what each computes, {@link crosscheck.scratch.fast.kernel.PlainKernels} does it in plain
 * Java, {@code crosscheck.scratch.fast.vector} on the Vector API. {@link
 * crosscheck.scratch.fast.kernel.KernelKind} chooses.
 */
package crosscheck.scratch.fast.kernel;
