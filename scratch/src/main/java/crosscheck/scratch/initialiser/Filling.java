package crosscheck.scratch.initialiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Goes over the weights and biases of a layer. */
final class Filling {
    private static final String WEIGHTS = "W";
    private static final String BIASES = "b";

    private Filling() {}

    /**
     * Takes the numbers of W from what {@code weights} makes of its shape, those of b from biases.
     */
    static void fill(
            List<Parameter> parameters,
            Function<int[], DoubleSupplier> weights,
            DoubleSupplier biases) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(WEIGHTS)) {
                fill(parameter, weights.apply(parameter.value().shape()));
            } else if (parameter.name().equals(BIASES)) {
                fill(parameter, biases);
            }
        }
    }

    /** Draws from N(0, deviation^2); nothing is drawn for a deviation of 0. */
    static DoubleSupplier gaussian(double deviation, Random random) {
        return () -> deviation == 0 ? 0 : deviation * random.nextGaussian();
    }

    private static void fill(Parameter parameter, DoubleSupplier numbers) {
        Arrays.setAll(parameter.value().values(), i -> (float) numbers.getAsDouble());
    }
}
