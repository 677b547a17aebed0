package crosscheck.dl4j;

import crosscheck.data.Seeds;
import java.util.Arrays;
import java.util.Random;

/**
 * Initial weights after He: normal with mean 0 and variance 2/fanIn, rounded to float; biases and
 * batch normalisation keep their initial values.
 *
 * @see <a href="https://arxiv.org/abs/1502.01852">He et al., Delving Deep into Rectifiers</a>
 */
final class HeInitialiser {
    private HeInitialiser() {}

    /** The same seed gives the same bits, in either precision. */
    static void draw(Dl4jNetwork network, long seed) {
        for (ParameterName name : network.parameterNames()) {
            if (name.name().equals("W")) {
                double[] values = network.parameter(name.layer(), "W");
                int fanIn = values.length / network.parameter(name.layer(), "b").length;
                double deviation = Math.sqrt(2.0 / fanIn);
                Random random = Seeds.generator(seed, Seeds.Stream.WEIGHTS, name.layer());
                Arrays.setAll(values, i -> (float) (deviation * random.nextGaussian()));
                network.setParameter(name.layer(), "W", values);
            }
        }
    }
}
