package crosscheck.scratch.fast.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Both implementations, and padded random matrices for them. */
final class EachKernels {
    static final int[] SIZES = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 784};

    private EachKernels() {}

    static List<Kernels> all() {
        return Arrays.stream(KernelKind.values()).map(KernelKind::kernels).toList();
    }

    static int padded(int width, Kernels kernels) {
        return (width + kernels.lanes() - 1) / kernels.lanes() * kernels.lanes();
    }

    static float[] random(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Rows whose padding is 0. */
    static float[] random(int rows, int width, int stride, Random random) {
        float[] values = new float[rows * stride];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                values[i * stride + j] = (float) random.nextGaussian();
            }
        }
        return values;
    }
}
