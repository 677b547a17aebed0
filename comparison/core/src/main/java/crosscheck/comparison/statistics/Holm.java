package crosscheck.comparison.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction for asking several times. */
public final class Holm {
    private Holm() {}

    /**
     * The probabilities, corrected: with those below the level rejected, the probability that any
     * of the rejections is wrong is at most the level, however the tests depend on each other.
     *
     * <pre>{@code
     * p sorted upwards: adjusted(i) = max over j <= i of min(1, (m - j) p(j)), j from 0 on
     * }</pre>
     *
     * @param p of m tests, each from 0 to 1; not modified
     * @return new, in the same order
     * @throws IllegalArgumentException if one is not from 0 to 1
     * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
     */
    public static double[] adjust(double... p) {
        for (double probability : p) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "a probability must be from 0 to 1, not " + probability);
            }
        }
        Integer[] upwards =
                IntStream.range(0, p.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .toArray(Integer[]::new);
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int j = 0; j < p.length; j++) {
            largest = Math.max(largest, Math.min(1, (p.length - j) * p[upwards[j]]));
            adjusted[upwards[j]] = largest;
        }
        return adjusted;
    }
}
