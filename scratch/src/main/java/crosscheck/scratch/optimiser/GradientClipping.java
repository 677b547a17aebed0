package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * Keeps gradients from growing too large, before anything else is done with them. NaN stays NaN.
 */
public sealed interface GradientClipping {

    /** Leaves the gradients as they are. */
    GradientClipping NONE = new None();

    /**
     * Clips the gradients of all parameters.
     *
     * @param gradients one array for each parameter; modified
     */
    void clip(List<double[]> gradients);

    /** No clipping; use {@link #NONE}. */
    record None() implements GradientClipping {
        @Override
        public void clip(List<double[]> gradients) {}
    }

    /**
     * Moves each number into the interval from -limit to limit, as DL4J's {@code
     * ClipElementWiseAbsoluteValue} does.
     *
     * @param limit finite and above 0
     */
    record Value(double limit) implements GradientClipping {

        public Value {
            Hyperparameter.requirePositive("limit of a gradient's values", limit);
        }

        @Override
        public void clip(List<double[]> gradients) {
            for (double[] gradient : gradients) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
                }
            }
        }
    }

    /**
     * Shortens each parameter's gradient to a Euclidean norm of limit if it is longer, as DL4J's
     * {@code ClipL2PerParamType} does.
     *
     * <pre>{@code
     * g = g limit / |g|   where |g| > limit
     * }</pre>
     *
     * @param limit finite and above 0
     */
    record TensorNorm(double limit) implements GradientClipping {

        public TensorNorm {
            Hyperparameter.requirePositive("limit of a gradient's norm", limit);
        }

        @Override
        public void clip(List<double[]> gradients) {
            gradients.forEach(gradient -> EuclideanNorm.limit(List.of(gradient), limit));
        }
    }

    /**
     * Shortens all gradients by the same factor if the Euclidean norm over all parameters is above
     * limit, which keeps their direction. DL4J has no such rule: its {@code ClipL2PerLayer} takes
     * the norm over one layer.
     *
     * <pre>{@code
     * g = g limit / norm   where norm = sqrt(sum over all parameters of |g|^2) > limit
     * }</pre>
     *
     * @param limit finite and above 0
     * @see <a href="https://proceedings.mlr.press/v28/pascanu13.html">R. Pascanu, T. Mikolov, Y.
     *     Bengio, On the difficulty of training recurrent neural networks, 2013, algorithm 1</a>
     */
    record GlobalNorm(double limit) implements GradientClipping {

        public GlobalNorm {
            Hyperparameter.requirePositive("limit of the gradients' norm", limit);
        }

        @Override
        public void clip(List<double[]> gradients) {
            EuclideanNorm.limit(gradients, limit);
        }
    }
}
