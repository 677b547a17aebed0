package crosscheck.dl4j.runtime;

import java.util.Map;

/**
 * What computes on the framework side.
 *
 * @param dl4jVersion release of DL4J and ND4J
 * @param backend ND4J's backend, {@code CPU} or {@code CUDA}
 * @param library the build of the native library, such as {@code linux-x86_64-onednn}
 * @param oneDnn whether that build has oneDNN in it
 * @param layerHelpers {@code on}, or {@code off} and why, for DL4J's convolution, pooling and batch
 *     normalisation by oneDNN
 * @param openMpThreads threads of the native library; the results depend on it
 * @param blasThreads threads of the matrix library
 * @param dataType the precision of arrays for which none is named
 * @param properties the settings of JavaCPP, ND4J and DL4J that were made or found
 * @param startSeconds from the first use of ND4J to the end of its first operation
 * @param firstOperationSeconds from the start of the Java machine to the same end
 */
public record NativeInfo(
        String dl4jVersion,
        String backend,
        String library,
        boolean oneDnn,
        String layerHelpers,
        String blas,
        int openMpThreads,
        int blasThreads,
        String dataType,
        Map<String, String> properties,
        double startSeconds,
        double firstOperationSeconds) {

    public NativeInfo {
        properties = Map.copyOf(properties);
    }
}
