package crosscheck.scratch.initialiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;
import java.util.Random;

/**
 * Normal distributions around 0, whatever the size of the layer.
 *
 * <pre>{@code
 * W from N(0, weightDeviation^2),   b from N(0, biasDeviation^2)
 * }</pre>
 *
 * @param weightDeviation standard deviation, finite and at least 0; at 0 nothing is drawn
 * @param biasDeviation standard deviation, finite and at least 0; at 0 nothing is drawn
 * @see <a href="http://neuralnetworksanddeeplearning.com/chap1.html">M. Nielsen, Neural Networks
 *     and Deep Learning, chapter 1, with both deviations 1</a>
 */
public record Normal(double weightDeviation, double biasDeviation) implements Initialiser {

    public Normal {
        check(weightDeviation);
        check(biasDeviation);
    }

    @Override
    public void initialise(List<Parameter> parameters, Random random) {
        Filling.fill(
                parameters,
                shape -> Filling.gaussian(weightDeviation, random),
                Filling.gaussian(biasDeviation, random));
    }

    private static void check(double deviation) {
        if (!(deviation >= 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException(
                    "a standard deviation must be finite and at least 0, not " + deviation);
        }
    }
}
