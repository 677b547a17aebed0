package crosscheck.comparison.statistics;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How far two lists of numbers put the same things in the same order. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Kendall's tau-b: of all pairs of places, those that both lists order alike less those that
     * they order the other way round, corrected for ties.
     *
     * <pre>{@code
     * (C - D) / sqrt((P - T(x)) (P - T(y)))
     * C, D  pairs ordered alike, the other way round
     * P     n (n - 1) / 2 pairs, T of them tied in a list
     * }</pre>
     *
     * The time goes with the square of n.
     *
     * @param x n numbers, none NaN; not modified
     * @param y as many; not modified
     * @return from -1 to 1; empty where all numbers of a list are equal, or there are fewer than 2
     * @throws IllegalArgumentException if the lengths differ or a number is NaN
     * @see <a href="https://www.jstor.org/stable/2332303">Kendall, The treatment of ties in ranking
     *     problems, 1945</a>
     */
    public static OptionalDouble kendall(double[] x, double[] y) {
        requirePairs(x, y);
        long balance = 0;
        long apartInX = 0;
        long apartInY = 0;
        for (int i = 1; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int inX = compare(x[i], x[j]);
                int inY = compare(y[i], y[j]);
                balance += (long) inX * inY;
                apartInX += inX * inX;
                apartInY += inY * inY;
            }
        }
        return apartInX == 0 || apartInY == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(balance / StrictMath.sqrt((double) apartInX * apartInY));
    }

    private static int compare(double a, double b) {
        return a < b ? -1 : a > b ? 1 : 0; // not Double.compare: 0 and -0 are tied
    }

    /**
     * Spearman's rho: Pearson's correlation of the ranks, of equal numbers their mean rank.
     *
     * @param x n numbers, none NaN; not modified
     * @param y as many; not modified
     * @return from -1 to 1; empty where all numbers of a list are equal, or there are fewer than 2
     * @throws IllegalArgumentException if the lengths differ or a number is NaN
     */
    public static OptionalDouble spearman(double[] x, double[] y) {
        requirePairs(x, y);
        double[] p = ranks(x);
        double[] q = ranks(y);
        double mean = (x.length + 1) / 2.0;
        double pq = 0;
        double pp = 0;
        double qq = 0;
        for (int i = 0; i < p.length; i++) {
            pq += (p[i] - mean) * (q[i] - mean);
            pp += (p[i] - mean) * (p[i] - mean);
            qq += (q[i] - mean) * (q[i] - mean);
        }
        return pp == 0 || qq == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(pq / StrictMath.sqrt(pp * qq));
    }

    /** Ranks from 1 for the smallest; equal numbers share the mean of theirs. */
    private static double[] ranks(double[] values) {
        int[] upwards =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i] + 0.0)) // no -0
                        .mapToInt(i -> i)
                        .toArray();
        double[] ranks = new double[values.length];
        int begin = 0;
        while (begin < upwards.length) {
            int end = begin;
            while (end < upwards.length && values[upwards[end]] == values[upwards[begin]]) {
                end++;
            }
            for (int i = begin; i < end; i++) {
                ranks[upwards[i]] = (begin + 1 + end) / 2.0;
            }
            begin = end;
        }
        return ranks;
    }

    private static void requirePairs(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "%d numbers cannot be paired with %d".formatted(x.length, y.length));
        }
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                throw new IllegalArgumentException("pair %d must not be NaN".formatted(i));
            }
        }
    }
}
