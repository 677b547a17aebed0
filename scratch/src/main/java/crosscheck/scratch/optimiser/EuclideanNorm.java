package crosscheck.scratch.optimiser;

import java.util.List;

/** The Euclidean norm over several arrays. */
final class EuclideanNorm {
    private EuclideanNorm() {}

    /** Multiplies all numbers by limit / norm where the norm is above the limit. */
    static void limit(List<double[]> arrays, double limit) {
        double norm = of(arrays);
        if (norm > limit) {
            double factor = limit / norm;
            for (double[] array : arrays) {
                for (int i = 0; i < array.length; i++) {
                    array[i] *= factor;
                }
            }
        }
    }

    /**
     * The root of the sum of the squares, from first to last. The numbers are scaled by a power of
     * two, which changes no bit of the result, so that squares of huge ones do not overflow: a norm
     * of infinity would turn the gradient into 0.
     */
    static double of(List<double[]> arrays) {
        double largest = 0;
        for (double[] array : arrays) {
            for (double value : array) {
                largest = Math.max(largest, Math.abs(value)); // NaN if one is
            }
        }
        int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
        double sum = 0;
        for (double[] array : arrays) {
            for (double value : array) {
                double scaled = Math.scalb(value, -exponent);
                sum += scaled * scaled;
            }
        }
        return Math.scalb(StrictMath.sqrt(sum), exponent);
    }
}
