package crosscheck.scratch.layer;

/**
 * A function applied to each value, {@code a = f(z)}, and its derivative written in terms of {@code
 * a}.
 *
 * <p>NaN gives NaN, in the derivative as well; infinities give the limits.
 */
public enum Activation {
    /** {@code a = z}. */
    IDENTITY {
        @Override
        public double value(double z) {
            return z;
        }

        @Override
        public double derivative(double a) {
            return Double.isNaN(a) ? a : 1;
        }
    },
    /** The logistic function: {@code a = 1 / (1 + exp(-z))}, {@code f' = a (1 - a)}. */
    SIGMOID {
        @Override
        public double value(double z) {
            return 1 / (1 + StrictMath.exp(-z));
        }

        @Override
        public double derivative(double a) {
            return a * (1 - a);
        }
    },
    /** {@code a = tanh z}, {@code f' = 1 - a^2}. */
    TANH {
        @Override
        public double value(double z) {
            return StrictMath.tanh(z);
        }

        @Override
        public double derivative(double a) {
            return 1 - a * a;
        }
    },
    /**
     * {@code a = max(0, z)}; the derivative at 0 is taken as 0, as in DL4J, which takes it as 0 at
     * NaN too.
     */
    RELU {
        @Override
        public double value(double z) {
            return Math.max(0, z);
        }

        @Override
        public double derivative(double a) {
            if (Double.isNaN(a)) {
                return a;
            }
            return a > 0 ? 1 : 0;
        }
    };

    /** The function. */
    public abstract double value(double z);

    /**
     * The derivative.
     *
     * @param a the activation f(z), not z
     */
    public abstract double derivative(double a);
}
