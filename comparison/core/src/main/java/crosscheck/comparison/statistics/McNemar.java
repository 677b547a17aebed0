package crosscheck.comparison.statistics;

import crosscheck.comparison.training.Predictions;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test of whether two trained networks are right equally often, on the examples
 * that they were both asked.
 *
 * <p>Only examples on which one is right and the other wrong say anything. If both networks are
 * right equally often, each of these falls to either side like a coin. The test speaks of these two
 * networks, not of other seeds; and results from several seeds on the same examples depend on each
 * other, so that their counts must not be added up.
 *
 * @param onlyReference b: how many examples the reference alone got right; at least 0
 * @param onlyOther c: how many the other alone got right; at least 0
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar 1947</a>
 * @see <a href="https://doi.org/10.1186/1471-2288-13-91">Fagerland, Lydersen and Laake 2013, the
 *     exact conditional test</a>
 */
public record McNemar(int onlyReference, int onlyOther) {

    public McNemar {
        if (onlyReference < 0 || onlyOther < 0) {
            throw new IllegalArgumentException(
                    "counts must be at least 0, not %d and %d".formatted(onlyReference, onlyOther));
        }
        Math.addExact(onlyReference, onlyOther);
    }

    /**
     * Counts.
     *
     * @throws IllegalArgumentException if they were asked different examples
     */
    public static McNemar of(Predictions reference, Predictions other) {
        if (reference.size() != other.size()) {
            throw new IllegalArgumentException(
                    "%d predictions cannot be paired with %d"
                            .formatted(reference.size(), other.size()));
        }
        int onlyReference = 0;
        int onlyOther = 0;
        for (int i = 0; i < reference.size(); i++) {
            if (reference.label(i) != other.label(i)) {
                throw new IllegalArgumentException(
                        "example %d has the labels %d and %d"
                                .formatted(i, reference.label(i), other.label(i)));
            }
            onlyReference += reference.isCorrect(i) && !other.isCorrect(i) ? 1 : 0;
            onlyOther += other.isCorrect(i) && !reference.isCorrect(i) ? 1 : 0;
        }
        return new McNemar(onlyReference, onlyOther);
    }

    /**
     * The probability of counts at least as unequal, if both are right equally often.
     *
     * <pre>{@code min(1, 2 P(X <= min(b, c))), X ~ Binomial(b + c, 1/2)}</pre>
     *
     * @return 0 to 1; 1 where no example tells the networks apart
     */
    public double p() {
        int least = Math.min(onlyReference, onlyOther);
        BinomialDistribution coins = BinomialDistribution.of(onlyReference + onlyOther, 0.5);
        return Math.min(1, 2 * coins.cumulativeProbability(least));
    }
}
