package crosscheck.comparison.sweep.sampler;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * How often each of k choices was taken, with one more observation that is shared out evenly:
 *
 * <pre>{@code p(i) = (count(i) + 1/k) / (n + 1)}</pre>
 *
 * As a density: the choice i has the stretch from i/k to (i + 1)/k of the interval.
 */
final class ChoiceWeights implements Density {
    private final double[] probabilities;

    /**
     * An estimate.
     *
     * @param places from 0 to 1
     */
    ChoiceWeights(List<Double> places, int choices) {
        probabilities = new double[choices];
        for (double place : places) {
            probabilities[choice(place)]++;
        }
        for (int i = 0; i < choices; i++) {
            probabilities[i] = (probabilities[i] + 1.0 / choices) / (places.size() + 1);
        }
    }

    private int choice(double place) {
        return Math.min((int) (place * probabilities.length), probabilities.length - 1);
    }

    @Override
    public double at(double u) {
        return probabilities[choice(u)] * probabilities.length;
    }

    @Override
    public double draw(RandomGenerator random) {
        double left = random.nextDouble();
        int i = 0;
        while (i < probabilities.length - 1 && left >= probabilities[i]) {
            left -= probabilities[i++];
        }
        return (i + 0.5) / probabilities.length;
    }
}
