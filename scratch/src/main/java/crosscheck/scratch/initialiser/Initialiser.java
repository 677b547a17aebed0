package crosscheck.scratch.initialiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;
import java.util.Random;

/**
 * Draws the initial weights and biases of a layer.
 *
 * <p>Every draw is rounded to a float, so that networks in single and in double precision begin at
 * exactly the same point.
 */
public enum Initialiser {
    /** Weights and biases from N(0, 1), as in the lectures (after M. Nielsen, chapter 1). */
    NORMAL {
        @Override
        double weightDeviation(int fanIn, int fanOut) {
            return 1;
        }

        @Override
        double biasDeviation() {
            return 1;
        }
    },
    /**
     * Weights from N(0, 2 / (fanIn + fanOut)), biases 0: keeps the variance of activations and
     * gradients between layers (Glorot and Bengio, 2010, as a normal distribution; DL4J's {@code
     * XAVIER}).
     */
    XAVIER {
        @Override
        double weightDeviation(int fanIn, int fanOut) {
            return Math.sqrt(2.0 / (fanIn + fanOut));
        }

        @Override
        double biasDeviation() {
            return 0;
        }
    };

    abstract double weightDeviation(int fanIn, int fanOut);

    abstract double biasDeviation();

    /**
     * Fills the parameters of one layer: first the weights in row-major order, then the biases. A
     * standard deviation of 0 draws nothing.
     *
     * @param parameters weights {@code (fanIn, fanOut)} named W and biases named b; values modified
     * @param random where the draws come from
     */
    public void initialise(List<Parameter> parameters, Random random) {
        for (Parameter parameter : parameters) {
            int[] shape = parameter.value().shape();
            double deviation =
                    parameter.name().equals("W")
                            ? weightDeviation(shape[0], shape[1])
                            : biasDeviation();
            double[] values = parameter.value().values();
            for (int i = 0; i < values.length; i++) {
                values[i] = deviation == 0 ? 0 : (float) (deviation * random.nextGaussian());
            }
        }
    }
}
