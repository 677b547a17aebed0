package crosscheck.dl4j.runtime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the CUDA backend of 1.0.0-M2.1 was compiled for.
 *
 * <p>Read from {@code libnd4jcuda.so} itself: each of its 228 blocks of device code holds machine
 * code for these nine capabilities, and none holds PTX, which a driver could translate for a newer
 * GPU.
 */
final class CudaKernels {
    private static final List<ComputeCapability> COMPILED =
            List.of(
                    new ComputeCapability(3, 7),
                    new ComputeCapability(5, 0),
                    new ComputeCapability(5, 2),
                    new ComputeCapability(6, 0),
                    new ComputeCapability(6, 1),
                    new ComputeCapability(7, 0),
                    new ComputeCapability(7, 5),
                    new ComputeCapability(8, 0),
                    new ComputeCapability(8, 6));

    /** The oldest driver for any CUDA 11, by "minor version compatibility" (Linux). */
    static final String OLDEST_DRIVER = "450.80.02";

    private CudaKernels() {}

    static ComputeCapability oldest() {
        return COMPILED.get(0);
    }

    static ComputeCapability newest() {
        return COMPILED.get(COMPILED.size() - 1);
    }

    /** The best kernels for a GPU, if any run there. */
    static Optional<ComputeCapability> bestFor(ComputeCapability gpu) {
        return COMPILED.stream().filter(gpu::runs).max(Comparator.naturalOrder());
    }

    static boolean accepts(String driver) {
        int[] found = numbers(driver);
        int[] needed = numbers(OLDEST_DRIVER);
        return Arrays.compare(found, needed) >= 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
