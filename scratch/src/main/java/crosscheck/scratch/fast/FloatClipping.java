package crosscheck.scratch.fast;

import crosscheck.scratch.optimiser.GradientClipping;

/** Gradient clipping on floats; norms are summed in double, where no square is out of range. */
final class FloatClipping {
    private FloatClipping() {}

    static void clip(GradientClipping clipping, float[][] gradients) {
        if (clipping instanceof GradientClipping.Value value) {
            for (float[] gradient : gradients) {
                clipValues(gradient, (float) value.limit());
            }
        } else if (clipping instanceof GradientClipping.TensorNorm norm) {
            for (float[] gradient : gradients) {
                shorten(gradient, Math.sqrt(sumOfSquares(gradient)), norm.limit());
            }
        } else if (clipping instanceof GradientClipping.GlobalNorm norm) {
            double sum = 0;
            for (float[] gradient : gradients) {
                sum += sumOfSquares(gradient);
            }
            for (float[] gradient : gradients) {
                shorten(gradient, Math.sqrt(sum), norm.limit());
            }
        }
    }

    private static void clipValues(float[] gradient, float limit) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
        }
    }

    private static void shorten(float[] gradient, double norm, double limit) {
        if (norm > limit) {
            float factor = (float) (limit / norm);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= factor;
            }
        }
    }

    /** Four sums at once, since each addition waits for the one before. */
    private static double sumOfSquares(float[] x) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < x.length - 3; i += 4) {
            s0 += (double) x[i] * x[i];
            s1 += (double) x[i + 1] * x[i + 1];
            s2 += (double) x[i + 2] * x[i + 2];
            s3 += (double) x[i + 3] * x[i + 3];
        }
        for (; i < x.length; i++) {
            s0 += (double) x[i] * x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
