package crosscheck.scratch.initialiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;
import java.util.Random;

/**
 * Keeps the variance of activations and of gradients between layers alike, for sigmoid and tanh.
 *
 * <pre>{@code
 * W from N(0, 2 / (fanIn + fanOut)),   b = 0
 * }</pre>
 *
 * The same as DL4J's {@code XAVIER}; the paper draws from a uniform distribution of that variance.
 *
 * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">X. Glorot and Y. Bengio,
 *     Understanding the difficulty of training deep feedforward neural networks, 2010</a>
 */
public record Xavier() implements Initialiser {

    @Override
    public void initialise(List<Parameter> parameters, Random random) {
        Filling.fill(
                parameters, shape -> Filling.gaussian(deviation(Fans.of(shape)), random), () -> 0);
    }

    private static double deviation(Fans fans) {
        return Math.sqrt(2.0 / (fans.in() + fans.out()));
    }
}
