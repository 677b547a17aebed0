package crosscheck.scratch.initialiser;

import crosscheck.scratch.tensor.Parameter;
import java.util.List;
import java.util.Random;

/**
 * Keeps the variance of activations between layers whose ReLUs set half of them to 0.
 *
 * <pre>{@code
 * W from N(0, 2 / fanIn),   b = 0
 * }</pre>
 *
 * The same as DL4J's {@code RELU}.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">K. He, X. Zhang, S. Ren and J. Sun, Delving Deep
 *     into Rectifiers, 2015</a>
 */
public record He() implements Initialiser {

    @Override
    public void initialise(List<Parameter> parameters, Random random) {
        Filling.fill(
                parameters, shape -> Filling.gaussian(deviation(Fans.of(shape)), random), () -> 0);
    }

    private static double deviation(Fans fans) {
        return Math.sqrt(2.0 / fans.in());
    }
}
