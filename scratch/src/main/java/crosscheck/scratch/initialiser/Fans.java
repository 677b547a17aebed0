package crosscheck.scratch.initialiser;

import java.util.Arrays;

/**
 * How many inputs and outputs a weight stands between.
 *
 * @param in inputs that one output sees
 * @param out outputs that one input reaches
 */
record Fans(int in, int out) {

    static Fans of(int[] shape) {
        return switch (shape.length) {
            case 2 -> new Fans(shape[0], shape[1]);
            case 4 -> {
                int kernel = shape[2] * shape[3];
                yield new Fans(shape[1] * kernel, shape[0] * kernel);
            }
            default ->
                    throw new IllegalArgumentException(
                            "weights need 2 extents (fanIn, fanOut) or 4 (outChannels, inChannels,"
                                    + " kernelHeight, kernelWidth), not "
                                    + Arrays.toString(shape));
        };
    }
}
