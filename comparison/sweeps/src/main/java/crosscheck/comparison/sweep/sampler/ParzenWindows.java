package crosscheck.comparison.sweep.sampler;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A Parzen estimate: a normal density around each place, cut off at both ends of the interval, and
 * one uniform density, all with the same weight.
 *
 * <pre>{@code (1 + sum over places c of phi((u - c) / s) / (s * m)) / (n + 1)}</pre>
 *
 * with {@code m} the part of the window within the interval. A window is as wide, {@code s}, as the
 * larger distance of its place to its neighbours, the ends of the interval among them, but at least
 * {@code 1 / min(100, n + 1)}.
 */
final class ParzenWindows implements Density {
    private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);
    private static final int NARROWEST = 100;

    private final double[] centres;
    private final double[] widths;

    /** For each window what its density is multiplied with so that its integral is 1. */
    private final double[] factors;

    /**
     * An estimate.
     *
     * @param places from 0 to 1, in any order; with none of them it is the uniform density
     */
    ParzenWindows(List<Double> places) {
        int n = places.size();
        centres = places.stream().mapToDouble(place -> place).sorted().toArray();
        widths = new double[n];
        factors = new double[n];
        for (int i = 0; i < n; i++) {
            double left = centres[i] - (i == 0 ? 0 : centres[i - 1]);
            double right = (i == n - 1 ? 1 : centres[i + 1]) - centres[i];
            double narrowest = 1.0 / Math.min(NARROWEST, n + 1);
            widths[i] = Math.max(narrowest, Math.max(left, right));
            double within = NormalDistribution.of(centres[i], widths[i]).probability(0, 1);
            factors[i] = 1 / (widths[i] * ROOT_TWO_PI * within);
        }
    }

    @Override
    public double at(double u) {
        double sum = 1;
        for (int i = 0; i < centres.length; i++) {
            double z = (u - centres[i]) / widths[i];
            sum += factors[i] * StrictMath.exp(-z * z / 2);
        }
        return sum / (centres.length + 1);
    }

    @Override
    public double draw(RandomGenerator random) {
        int window = random.nextInt(centres.length + 1);
        if (window == centres.length) {
            return random.nextDouble();
        }
        double u;
        do { // the centre lies within, so that at least a third of all draws do
            u = centres[window] + widths[window] * random.nextGaussian();
        } while (!(u >= 0 && u <= 1));
        return u;
    }
}
