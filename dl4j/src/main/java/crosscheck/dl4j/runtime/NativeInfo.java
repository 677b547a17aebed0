package crosscheck.dl4j.runtime;

/**
 * What computes on the framework side.
 *
 * @param dl4jVersion release of DL4J and ND4J
 * @param backend ND4J's backend, {@code CPU} or {@code CUDA}
 * @param library the build of the native library, such as {@code linux-x86_64-onednn}
 * @param oneDnn whether that build has oneDNN in it
 * @param blas the vendor of the matrix library
 * @param openMpThreads threads of the native library; the results depend on it
 * @param blasThreads threads of the matrix library
 * @param startSeconds from the first use of ND4J to the end of its first operation
 */
public record NativeInfo(
        String dl4jVersion,
        String backend,
        String library,
        boolean oneDnn,
        String blas,
        int openMpThreads,
        int blasThreads,
        double startSeconds) {}
