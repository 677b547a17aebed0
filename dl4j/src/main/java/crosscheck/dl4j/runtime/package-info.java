/**
 * Prepares ND4J's native library before it loads, and reports what it is. Begin with {@link
 * crosscheck.dl4j.runtime.NativeRuntime}; {@link crosscheck.dl4j.runtime.CudaPreflight} says
 * whether the {@link crosscheck.dl4j.runtime.Backend} for GPUs can run here.
 */
package crosscheck.dl4j.runtime;
