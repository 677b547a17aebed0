package crosscheck.scratch.initialiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;
import java.util.Random;

/**
 * The same number for every weight, and one for every bias, each rounded to a float.
 *
 * <p>It suits a single neuron. Hidden units that begin alike have the same gradient and stay alike.
 *
 * @param weights the weights, finite as a float
 * @param biases the biases, finite as a float
 */
public record Constant(double weights, double biases) implements Initialiser {

    public Constant {
        check(weights);
        check(biases);
    }

    /**
     * Fills the parameters of one layer; draws nothing.
     *
     * @param parameters those named W and b are filled, values modified; others are left alone
     * @param random not used
     */
    @Override
    public void initialise(List<Parameter> parameters, Random random) {
        Filling.fill(parameters, shape -> () -> weights, () -> biases);
    }

    private static void check(double number) {
        if (!Float.isFinite((float) number)) {
            throw new IllegalArgumentException(
                    "initial weights and biases must be finite as a float, not " + number);
        }
    }
}
