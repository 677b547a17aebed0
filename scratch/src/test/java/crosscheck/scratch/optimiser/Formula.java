package crosscheck.scratch.optimiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rule as a closed formula: the size of step t from all gradients up to t, without any state.
 * {@code w(t) = w(t-1) - step(g, t)}, t from 1, g[0] the first gradient.
 */
@FunctionalInterface
interface Formula {
    Exact ONE = Exact.of(1);
    Exact ZERO = Exact.of(0);

    Exact step(Exact[] g, int t);

    /** The weight after each step, from {@code start}. */
    default List<Exact> weights(double start, double[] gradients) {
        Exact[] g = new Exact[gradients.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = Exact.of(gradients[i]);
        }
        List<Exact> weights = new ArrayList<>();
        Exact w = Exact.of(start);
        for (int t = 1; t <= g.length; t++) {
            w = w.minus(step(g, t));
            weights.add(w);
        }
        return weights;
    }

    /** {@code sum over i of b^(t-i) g_i}. */
    static Exact decayed(Exact[] g, int t, double b) {
        Exact sum = ZERO;
        for (int i = 1; i <= t; i++) {
            sum = sum.plus(Exact.of(b).power(t - i).times(g[i - 1]));
        }
        return sum;
    }

    static Exact[] squares(Exact[] g) {
        Exact[] squares = new Exact[g.length];
        for (int i = 0; i < g.length; i++) {
            squares[i] = g[i].times(g[i]);
        }
        return squares;
    }

    /** {@code (1 - b) sum over i of b^(t-i) g_i + b^t start}: a running mean. */
    static Exact mean(Exact[] g, int t, double b, double start) {
        return complement(b, 1)
                .times(decayed(g, t, b))
                .plus(Exact.of(b).power(t).times(Exact.of(start)));
    }

    /** {@code 1 - b^t}. */
    static Exact complement(double b, int t) {
        return ONE.minus(Exact.of(b).power(t));
    }

    // ---- the rules ----------------------------------------------------------------------------

    /** {@code lr sum over i of mu^(t-i) g_i}. */
    static Formula momentum(double lr, double mu) {
        return (g, t) -> Exact.of(lr).times(decayed(g, t, mu));
    }

    /** {@code lr (g_t + mu sum over i of mu^(t-i) g_i)}: the same as (1 + mu) v' - mu v. */
    static Formula nesterov(double lr, double mu) {
        return (g, t) -> Exact.of(lr).times(g[t - 1].plus(Exact.of(mu).times(decayed(g, t, mu))));
    }

    static Formula adaGrad(double lr, double epsilon, double start) {
        return (g, t) ->
                Exact.of(lr)
                        .times(g[t - 1])
                        .over(
                                decayed(squares(g), t, 1)
                                        .plus(Exact.of(start))
                                        .sqrt()
                                        .plus(Exact.of(epsilon)));
    }

    static Formula rmsProp(double lr, double decay, double epsilon, double start) {
        return (g, t) ->
                Exact.of(lr)
                        .times(g[t - 1])
                        .over(mean(squares(g), t, decay, start).sqrt().plus(Exact.of(epsilon)));
    }

    /** Every step is made of all before it: a recursion instead of a state. */
    static Formula adaDelta(double decay, double epsilon) {
        return new Formula() {
            @Override
            public Exact step(Exact[] g, int t) {
                Exact[] steps = new Exact[t - 1];
                for (int i = 1; i < t; i++) {
                    steps[i - 1] = step(g, i);
                }
                Exact e = Exact.of(epsilon);
                Exact msdx = mean(squares(steps), t - 1, decay, 0);
                Exact msg = mean(squares(g), t, decay, 0);
                return g[t - 1].times(msdx.plus(e).over(msg.plus(e)).sqrt());
            }
        };
    }

    /** Corrected means are weighted means: {@code (1-b) sum b^(t-i) g_i / (1 - b^t)}. */
    static Formula adam(double lr, double b1, double b2, double epsilon) {
        return (g, t) ->
                Exact.of(lr)
                        .times(weightedMean(g, t, b1))
                        .over(weightedMean(squares(g), t, b2).sqrt().plus(Exact.of(epsilon)));
    }

    /** The published Adam with epsilon / sqrt(1 - b2^t) in the place of epsilon. */
    static Formula adamOfDl4j(double lr, double b1, double b2, double epsilon) {
        return (g, t) ->
                Exact.of(lr)
                        .times(weightedMean(g, t, b1))
                        .over(
                                weightedMean(squares(g), t, b2)
                                        .sqrt()
                                        .plus(Exact.of(epsilon).over(complement(b2, t).sqrt())));
    }

    static Formula nadam(double lr, double b1, double b2, double epsilon) {
        return (g, t) ->
                Exact.of(lr)
                        .times(
                                Exact.of(b1)
                                        .times(mean(g, t, b1, 0))
                                        .over(complement(b1, t + 1))
                                        .plus(
                                                complement(b1, 1)
                                                        .times(g[t - 1])
                                                        .over(complement(b1, t))))
                        .over(weightedMean(squares(g), t, b2).sqrt().plus(Exact.of(epsilon)));
    }

    static Formula nadamOfDl4j(double lr, double b1, double b2, double epsilon) {
        return (g, t) ->
                Exact.of(lr)
                        .times(
                                Exact.of(b1)
                                        .times(mean(g, t, b1, 0))
                                        .plus(complement(b1, 1).times(g[t - 1])))
                        .over(complement(b1, t))
                        .over(mean(squares(g), t, b2, 0).sqrt().plus(Exact.of(epsilon)));
    }

    static Formula amsGrad(double lr, double b1, double b2, double epsilon) {
        return (g, t) ->
                Exact.of(lr)
                        .times(mean(g, t, b1, 0))
                        .over(largestMean(g, t, b2).sqrt().plus(Exact.of(epsilon)));
    }

    static Formula amsGradOfDl4j(double lr, double b1, double b2, double epsilon) {
        return (g, t) ->
                amsGrad(lr, b1, b2, epsilon)
                        .step(g, t)
                        .times(complement(b2, t).sqrt())
                        .over(complement(b1, t));
    }

    private static Exact largestMean(Exact[] g, int t, double b2) {
        Exact largest = ZERO;
        for (int i = 1; i <= t; i++) {
            largest = largest.max(mean(squares(g), i, b2, 0));
        }
        return largest;
    }

    private static Exact weightedMean(Exact[] g, int t, double b) {
        Exact[] ones = new Exact[t];
        Arrays.fill(ones, ONE);
        return decayed(g, t, b).over(decayed(ones, t, b));
    }
}
