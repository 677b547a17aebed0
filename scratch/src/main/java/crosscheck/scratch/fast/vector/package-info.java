/**
 * The kernels on the Vector API. Compiled on its own and found by name at run time, so that
 * everything else works where the module {@code jdk.incubator.vector} is missing.
 */
package crosscheck.scratch.fast.vector;
