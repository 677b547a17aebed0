package crosscheck.comparison.engine;

import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import java.util.SplittableRandom;

/**
 * Moves numbers as storing them in a precision may: each by a random amount, uniform up to the unit
 * roundoff of what was added up to give it.
 *
 * <pre>{@code
 * v' = v + d u s,   d uniform in (-1, 1),   s = |v|
 *                   where v is a sum of n terms:   s = max(sum |terms|, sqrt(n / 3) |v|)
 * }</pre>
 *
 * <p>The second s is what adding the terms one after the other does: each partial sum is rounded.
 * With terms of any sign the k-th is about sqrt(k) terms large, and all roundings together come to
 * about the first number; with terms of one sign it is k / n v, and they come to the second.
 *
 * <p>u is 2^-24 for float. For double it is 2^-52, one unit in the last place: half of that would
 * be rounded away again here, where all is computed in double.
 *
 * @see <a href="https://doi.org/10.1016/j.cpc.2008.02.003">F. Jézéquel, J.-M. Chesneaux, CADNA: a
 *     library for estimating round-off error propagation, 2008</a>
 * @see <a href="https://doi.org/10.1109/ARITH.2016.31">C. Denis, P. de Oliveira Castro, E. Petit,
 *     Verificarlo: checking floating point accuracy through Monte Carlo arithmetic, 2016</a>
 */
final class RandomRounding {
    private static final double FLOAT_UNIT = 0x1p-24;
    private static final double DOUBLE_UNIT = 0x1p-52;
    private static final long HASH = 0x9E3779B97F4A7C15L; // spreads the bits of doubles evenly

    private final Precision precision;
    private final double unit;
    private final double leastNormal; // below it numbers have fewer digits, or are flushed to 0
    private final double largest;
    private final SplittableRandom random;

    RandomRounding(Precision precision, long seed) {
        this.precision = precision;
        this.unit = precision == Precision.FLOAT ? FLOAT_UNIT : DOUBLE_UNIT;
        this.leastNormal = precision == Precision.FLOAT ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        this.largest = precision == Precision.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
        this.random = new SplittableRandom(seed);
    }

    /** The size that the rounding of a sum of terms is relative to. */
    static double sizeOfSum(double sumOfSizes, double sum, int terms) {
        return Math.max(sumOfSizes, Math.sqrt(terms / 3.0) * Math.abs(sum));
    }

    /**
     * The same for a sum whose terms are at hand, {@code S} its partial sums:
     *
     * <pre>{@code
     * s = max(sum |terms|, sqrt(sum over distinct terms v of (sum of |S| where v was added)^2))
     * }</pre>
     *
     * <p>Adding the same number again is rounded the same way each time, as long as the partial sum
     * has the same exponent, so such errors add up; those of different numbers partly cancel. A
     * channel of an image with its constant background is that case. Adding 0 is exact.
     */
    static double sizeOfSum(double[] terms) {
        int capacity = Integer.highestOneBit(Math.max(1, terms.length)) << 2;
        long[] keys = new long[capacity]; // bits of a term; 0 is free, since 0 is not added
        double[] passed = new double[capacity];
        double sum = 0;
        double sizes = 0;
        for (double term : terms) {
            if (term != 0) {
                sum += term;
                sizes += Math.abs(term);
                long key = Double.doubleToRawLongBits(term);
                int at = (int) (key * HASH >>> 32) & capacity - 1;
                while (keys[at] != 0 && keys[at] != key) {
                    at = at + 1 & capacity - 1;
                }
                keys[at] = key;
                passed[at] += Math.abs(sum);
            }
        }
        double squares = 0;
        for (double p : passed) {
            squares += p * p;
        }
        return Math.max(sizes, Math.sqrt(squares));
    }

    /** Moves numbers by their own size; 0 stays, and none goes to the other side of 0. */
    void move(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double moved = values[i] + error(values[i]);
            values[i] = moved > 0 == values[i] > 0 ? moved : 0; // a tiny number may be flushed
        }
    }

    /** Moves numbers by the size of what was added up to give each; sizes may be the values. */
    void move(double[] values, double[] sizes) {
        for (int i = 0; i < values.length; i++) {
            values[i] += error(sizes[i]);
        }
    }

    /**
     * The error that storing a number may make, given the size of what was added up to give it;
     * infinite where that is more than the precision holds.
     */
    double error(double size) {
        double s = Math.abs(size);
        if (s > largest) {
            return Double.POSITIVE_INFINITY;
        }
        return s > 0 ? (2 * random.nextDouble() - 1) * (unit * s + leastNormal) : 0;
    }

    /**
     * The same where one rounding moves a whole tensor: the full unit, up or down. A small one by
     * chance would leave the whole tensor where it is.
     */
    double fullError(double size) {
        double s = Math.abs(size);
        return s > largest ? Double.POSITIVE_INFINITY : random.nextBoolean() ? unit * s : -unit * s;
    }

    /** The same for a sum in double, of which a part is held in this precision. */
    double errorInDouble(double size, double part) {
        return part > largest
                ? Double.POSITIVE_INFINITY
                : (2 * random.nextDouble() - 1) * DOUBLE_UNIT * Math.abs(size);
    }

    /** Makes numbers infinite that are larger than the precision holds. */
    void overflow(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > largest) {
                values[i] = Math.copySign(Double.POSITIVE_INFINITY, values[i]);
            }
        }
    }

    /** Initial weights, which a program of that precision rounds to the nearest number. */
    double[] stored(double[] values) {
        double[] stored = values.clone();
        for (int i = 0; i < stored.length && precision == Precision.FLOAT; i++) {
            stored[i] = (float) stored[i];
        }
        return stored;
    }

    // ---- constants of the training --------------------------------------------------------------

    /**
     * A step size as a program of that precision stores it. One that is too large stays: what comes
     * of it is too large as well.
     */
    double stored(double constant) {
        boolean rounded = precision == Precision.FLOAT && Math.abs(constant) <= largest;
        return rounded ? (float) constant : constant;
    }

    /** The same optimiser with constants of that precision. */
    OptimiserSettings stored(OptimiserSettings settings) {
        return new OptimiserSettings(
                rule(settings.rule()),
                stored(settings.learningRate()),
                clipping(settings.clipping(), 1, 1),
                stored(settings.l2Coefficient()));
    }

    /** A limit of norms, moved as the sum of squares in a norm may be: their quotient counts. */
    GradientClipping clipping(GradientClipping clipping, int ofTensor, int ofAll) {
        if (clipping instanceof GradientClipping.Value value) {
            return new GradientClipping.Value(stored(value.limit()));
        } else if (clipping instanceof GradientClipping.TensorNorm norm) {
            return new GradientClipping.TensorNorm(limit(norm.limit(), ofTensor));
        } else if (clipping instanceof GradientClipping.GlobalNorm norm) {
            return new GradientClipping.GlobalNorm(limit(norm.limit(), ofAll));
        }
        return clipping;
    }

    private double limit(double limit, int terms) {
        return limit * (1 + fullError(sizeOfSum(1, 1, terms)) / 2); // of a root
    }

    private UpdateRule rule(UpdateRule rule) {
        if (rule instanceof Momentum r) {
            return new Momentum(stored(r.momentum()));
        } else if (rule instanceof Nesterov r) {
            return new Nesterov(stored(r.momentum()));
        } else if (rule instanceof AdaGrad r) {
            return new AdaGrad(stored(r.epsilon()), r.variant());
        } else if (rule instanceof RmsProp r) {
            return new RmsProp(stored(r.decay()), stored(r.epsilon()), r.variant());
        } else if (rule instanceof AdaDelta r) {
            return new AdaDelta(stored(r.decay()), stored(r.epsilon()));
        } else if (rule instanceof Adam r) {
            return new Adam(stored(r.beta1()), stored(r.beta2()), stored(r.epsilon()), r.variant());
        } else if (rule instanceof Nadam r) {
            return new Nadam(
                    stored(r.beta1()), stored(r.beta2()), stored(r.epsilon()), r.variant());
        } else if (rule instanceof AmsGrad r) {
            return new AmsGrad(
                    stored(r.beta1()), stored(r.beta2()), stored(r.epsilon()), r.variant());
        }
        return (Sgd) rule;
    }

    /**
     * The step size of one step. Rules that correct the bias of running means have a factor 1 -
     * beta^t in it, of which storing beta^t leaves few digits in the first steps:
     *
     * <pre>{@code
     * lr' = lr (1 + d1 u beta1^t / (1 - beta1^t) + d2 u beta2^t / (2 (1 - beta2^t)))
     * }</pre>
     */
    double rate(UpdateRule rule, double rate, long step) {
        if (rule instanceof Adam r) {
            return rate * (1 + ofPower(r.beta1(), step) + ofPower(r.beta2(), step) / 2);
        } else if (rule instanceof AmsGrad r) {
            return rate * (1 + ofPower(r.beta1(), step) + ofPower(r.beta2(), step) / 2);
        } else if (rule instanceof Nadam r) {
            return rate * (1 + ofPower(r.beta1(), step) + ofPower(r.beta2(), step) / 2);
        }
        return rate;
    }

    private double ofPower(double beta, long step) {
        double power = StrictMath.pow(beta, step);
        return fullError(power) / (1 - power);
    }
}
