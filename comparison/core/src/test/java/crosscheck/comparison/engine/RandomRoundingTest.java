package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.spec.Choices;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Numbers moved as storing them may move them. */
class RandomRoundingTest {
    private static final double FLOAT_UNIT = 0x1p-24;
    private static final double DOUBLE_UNIT = 0x1p-52;
    private static final int MULTIPLE = 16; // of a shadow's error is what a bound allows

    private static RandomRounding rounding(Precision precision) {
        return new RandomRounding(precision, 1);
    }

    @Test
    void movedNumbersStayWithinTheUnitOfTheirSize() {
        int checked = 0;
        for (double size : new double[] {1, 3.7e-20, 5e8}) {
            for (Precision precision : Precision.values()) {
                double unit = precision == Precision.FLOAT ? FLOAT_UNIT : DOUBLE_UNIT;
                RandomRounding rounding = rounding(precision);
                double largest = 0;
                for (int i = 0; i < 2000; i++) {
                    double error = rounding.error(size);
                    assertTrue(Math.abs(error) <= unit * size * (1 + 1e-9), error + " of " + size);
                    largest = Math.max(largest, Math.abs(error));
                }
                assertTrue(largest > 0.99 * unit * size, "and reach it: " + largest);
                checked++;
            }
        }
        assertEquals(6, checked);
    }

    /** A uniform error has a mean of 0 and a variance of a third. */
    @Test
    void errorsAreUniform() {
        RandomRounding rounding = rounding(Precision.FLOAT);
        int n = 100_000;
        int[] tenths = new int[10];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double u = rounding.error(2) / (2 * FLOAT_UNIT);
            sum += u;
            squares += u * u;
            tenths[(int) Math.min(9, 5 * (u + 1))]++;
        }
        assertEquals(0, sum / n, 5 / Math.sqrt(3.0 * n));
        assertEquals(1 / 3.0, squares / n, 0.01);
        for (int count : tenths) {
            assertEquals(n / 10.0, count, 5 * Math.sqrt(n / 10.0));
        }
    }

    @Test
    void zeroStaysAndAllElseMoves() {
        for (Precision precision : Precision.values()) {
            double[] values = new double[2000];
            Arrays.fill(values, 1000, 2000, -7);
            rounding(precision).move(values);
            assertArrayEquals(new double[1000], Arrays.copyOf(values, 1000));
            long moved = Arrays.stream(values).filter(v -> v != 0 && v != -7).count();
            assertTrue(moved > 600, moved + ": the smallest errors of a double round back");
        }
    }

    /** What is left of a sum that cancelled moves by what was added up. */
    @Test
    void sizeOfWhatWasAddedUpCounts() {
        double largest = 0;
        RandomRounding rounding = rounding(Precision.FLOAT);
        for (int i = 0; i < 1000; i++) {
            double[] values = {1e-9};
            rounding.move(values, new double[] {1000});
            largest = Math.max(largest, Math.abs(values[0] - 1e-9));
        }
        assertEquals(1000 * FLOAT_UNIT, largest, 10 * FLOAT_UNIT);
    }

    /** Below the least normal number a program may have fewer digits, or flush to 0. */
    @Test
    void tinyNumbersMayBeFlushed() {
        double largest = 0;
        RandomRounding rounding = rounding(Precision.FLOAT);
        for (int i = 0; i < 1000; i++) {
            largest = Math.max(largest, Math.abs(rounding.error(1e-42)));
        }
        assertTrue(largest > 0.9 * Float.MIN_NORMAL && largest <= 1.01 * Float.MIN_NORMAL);
    }

    @Test
    void whatThePrecisionDoesNotHoldIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, rounding(Precision.FLOAT).error(3.5e38));
        assertEquals(Double.POSITIVE_INFINITY, rounding(Precision.FLOAT).error(-3.5e38));
        assertEquals(
                Double.POSITIVE_INFINITY,
                rounding(Precision.DOUBLE).error(Double.POSITIVE_INFINITY));
        assertTrue(Double.isFinite(rounding(Precision.FLOAT).error(3.3e38)));
        assertTrue(Double.isFinite(rounding(Precision.DOUBLE).error(3.5e38)));
    }

    @Test
    void errorInDoubleIsOfDoubleInAnyPrecision() {
        for (Precision precision : Precision.values()) {
            RandomRounding rounding = rounding(precision);
            double largest = 0;
            for (int i = 0; i < 1000; i++) {
                largest = Math.max(largest, Math.abs(rounding.errorInDouble(-3, 2)));
            }
            assertTrue(largest <= 3 * DOUBLE_UNIT && largest > 2.9 * DOUBLE_UNIT, "" + largest);
        }
    }

    @Test
    void sumOfAPartThatThePrecisionDoesNotHoldIsInfinite() {
        assertEquals(1 / 0.0, rounding(Precision.FLOAT).errorInDouble(1, 3.5e38));
        assertTrue(Double.isFinite(rounding(Precision.DOUBLE).errorInDouble(1, 3.5e38)));
    }

    /** By chance near 0, one error for a whole tensor would leave no bound. */
    @Test
    void fullErrorsAreTheUnitUpOrDown() {
        RandomRounding rounding = rounding(Precision.FLOAT);
        int up = 0;
        for (int i = 0; i < 1000; i++) {
            double error = rounding.fullError(-3);
            assertEquals(3 * FLOAT_UNIT, Math.abs(error));
            up += error > 0 ? 1 : 0;
        }
        assertEquals(500, up, 80);
        assertEquals(1 / 0.0, rounding.fullError(3.5e38));
    }

    @Test
    void numbersBeyondThePrecisionOverflowWithTheirSign() {
        double[] values = {3.5e38, -3.5e38, 3.3e38, 0, Double.NaN};
        rounding(Precision.FLOAT).overflow(values);
        assertArrayEquals(new double[] {1 / 0.0, -1 / 0.0, 3.3e38, 0, Double.NaN}, values);
        double[] doubles = {3.5e38};
        rounding(Precision.DOUBLE).overflow(doubles);
        assertEquals(3.5e38, doubles[0]);
    }

    @Test
    void numbersMayBeFlushedButDoNotCrossZero() {
        double[] values = new double[1000];
        Arrays.fill(values, 0, 500, 1e-42);
        Arrays.fill(values, 500, 1000, -1e-42);
        rounding(Precision.FLOAT).move(values);
        int flushed = 0;
        for (int i = 0; i < 1000; i++) {
            assertTrue(i < 500 ? values[i] >= 0 : values[i] <= 0, values[i] + " at " + i);
            flushed += values[i] == 0 ? 1 : 0;
        }
        assertTrue(flushed > 300 && flushed < 700, flushed + " flushed");
    }

    @Test
    void sameSeedGivesTheSameErrors() {
        double[] one = errors(5);
        assertArrayEquals(one, errors(5));
        assertNotEquals(one[0], errors(6)[0]);
    }

    private static double[] errors(long seed) {
        double[] values = {1, 2, 3, 4};
        new RandomRounding(Precision.FLOAT, seed).move(values);
        return values;
    }

    // ---- constants ------------------------------------------------------------------------------

    @Test
    void floatsStoreTheConstantsOfEveryRuleAsFloats() {
        int checked = 0;
        for (String rule :
                List.of(
                        "momentum",
                        "nesterov",
                        "adagrad",
                        "rmsprop",
                        "adadelta",
                        "adam",
                        "nadam",
                        "amsgrad")) {
            UpdateRule own = Choices.OPTIMISERS.parse(rule);
            double rate = rule.equals("adadelta") ? 1 : 0.1; // it has none
            OptimiserSettings settings = OptimiserSettings.of(own, rate).withL2Coefficient(0.3);
            OptimiserSettings stored = rounding(Precision.FLOAT).stored(settings);
            assertEquals((float) rate, stored.learningRate());
            assertEquals((float) 0.3, stored.l2Coefficient());
            assertEquals(own.getClass(), stored.rule().getClass());
            Choices.OPTIMISERS
                    .parameters(own)
                    .forEach(
                            (name, value) -> {
                                Object other =
                                        Choices.OPTIMISERS.parameters(stored.rule()).get(name);
                                if (value instanceof Double number) {
                                    assertEquals((double) number.floatValue(), other, name);
                                } else {
                                    assertEquals(value, other, name);
                                }
                            });
            assertEquals(settings, rounding(Precision.DOUBLE).stored(settings));
            checked++;
        }
        assertEquals(8, checked);
    }

    @Test
    void initialWeightsAreRoundedToTheNearestFloatAndNotInDouble() {
        double[] values = {0.1, -0.3, 1};
        assertArrayEquals(
                new double[] {(float) 0.1, (float) -0.3, 1},
                rounding(Precision.FLOAT).stored(values));
        assertArrayEquals(values, rounding(Precision.DOUBLE).stored(values));
        assertEquals(0.1, values[0], "not modified");
    }

    /** A norm is the root of a sum of n squares. */
    @Test
    void limitsOfNormsMoveWithTheSumOfSquaresAndOthersAreStored() {
        RandomRounding rounding = rounding(Precision.FLOAT);
        double ofTensor = 0;
        double ofAll = 0;
        for (int i = 0; i < 1000; i++) {
            ofTensor =
                    Math.max(
                            ofTensor,
                            Math.abs(
                                    limit(
                                                    rounding.clipping(
                                                            new GradientClipping.TensorNorm(1),
                                                            12,
                                                            300))
                                            - 1));
            ofAll =
                    Math.max(
                            ofAll,
                            Math.abs(
                                    limit(
                                                    rounding.clipping(
                                                            new GradientClipping.GlobalNorm(1),
                                                            12,
                                                            300))
                                            - 1));
        }
        assertEquals(FLOAT_UNIT * Math.sqrt(12 / 3.0) / 2, ofTensor, FLOAT_UNIT / 50);
        assertEquals(FLOAT_UNIT * Math.sqrt(300 / 3.0) / 2, ofAll, FLOAT_UNIT / 10);
        assertEquals(
                new GradientClipping.Value((float) 0.1),
                rounding.clipping(new GradientClipping.Value(0.1), 12, 300));
    }

    private static double limit(GradientClipping clipping) {
        return clipping instanceof GradientClipping.TensorNorm norm
                ? norm.limit()
                : ((GradientClipping.GlobalNorm) clipping).limit();
    }

    /** Where 1 - beta^t is small, few digits of it are left: at t = 1, 1 - 0.999. */
    @Test
    void stepSizeMovesAsStoringThePowersOfBetaDoes() {
        UpdateRule adam = Choices.OPTIMISERS.parse("adam");
        Adam values = (Adam) adam;
        assertEquals(0.999, values.beta2());
        assertEquals(0.9, values.beta1());
        RandomRounding rounding = rounding(Precision.FLOAT);
        LongToDoubleFunction largest =
                step -> {
                    double error = 0;
                    for (int i = 0; i < 4000; i++) {
                        error = Math.max(error, Math.abs(rounding.rate(adam, 1, step) - 1));
                    }
                    return error / FLOAT_UNIT;
                };
        // beta1^t / (1 - beta1^t) + beta2^t / (2 (1 - beta2^t))
        assertEquals(9 + 499.5, largest.applyAsDouble(1), 10);
        assertEquals(0.536 + 49.25, largest.applyAsDouble(10), 1.5);
        assertEquals(0, largest.applyAsDouble(100_000), 1e-9);
        float power = (float) 0.999;
        double actual = Math.abs(Math.sqrt(1 - (double) power) / Math.sqrt(1 - 0.999) - 1);
        assertTrue(actual < 509 * FLOAT_UNIT && actual > 509 * FLOAT_UNIT / 100, "" + actual);
        assertEquals(0.7, rounding.rate(new Sgd(), 0.7, 1));
    }

    // ---- sums -----------------------------------------------------------------------------------

    /** Terms that are random, all of one sign, few different ones, equal, and a mixture. */
    private static List<double[]> sums(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] signed = random.doubles(n).map(x -> (float) (2 * x - 1)).toArray();
        double[] positive = random.doubles(n).map(x -> (float) x).toArray();
        double[] few = random.ints(n, 1, 4).mapToDouble(k -> (float) (0.1 * k)).toArray();
        double[] equal = new double[n];
        Arrays.fill(equal, (float) (0.1 + 0.8 * random.nextDouble()));
        double[] background = positive.clone(); // of an image: most pixels have the same value
        for (int i = 0; i < n; i++) {
            background[i] = i % 10 == 0 ? background[i] : equal[0];
        }
        return List.of(signed, positive, few, equal, background);
    }

    private static double errorInFloat(double[] terms) {
        float sum = 0;
        double exact = 0;
        for (double term : terms) {
            sum += (float) term;
            exact += term;
        }
        return Math.abs(sum - exact);
    }

    @Test
    void sumsOfFloatsAreWithinWhatTheTermsTell() {
        int checked = 0;
        for (int n : new int[] {3, 100, 1000, 10_000, 100_000}) {
            for (long seed = 1; seed <= 20; seed++) {
                for (double[] terms : sums(n, seed)) {
                    double size = RandomRounding.sizeOfSum(terms);
                    double error = errorInFloat(terms);
                    assertTrue(
                            error <= MULTIPLE * FLOAT_UNIT * size,
                            n + " terms, seed " + seed + ": " + error / (FLOAT_UNIT * size));
                    checked++;
                }
            }
        }
        assertEquals(5 * 20 * 5, checked);
    }

    /** A bound that is never used would prove nothing. */
    @Test
    void sizeOfSumIsOfTheSizeOfTheErrors() {
        for (int kind = 0; kind < 5; kind++) {
            double largest = 0;
            for (long seed = 1; seed <= 20; seed++) {
                double[] terms = sums(10_000, seed).get(kind);
                double unit = FLOAT_UNIT * RandomRounding.sizeOfSum(terms);
                largest = Math.max(largest, errorInFloat(terms) / unit);
            }
            assertTrue(largest > 0.02, "terms of kind " + kind + ": " + largest);
        }
    }

    /** Their roundings are the same and add up: a random walk would be far below. */
    @Test
    void equalTermsNeedMoreThanARandomWalkOfRoundings() {
        double[] terms = new double[1_000_000];
        Arrays.fill(terms, (float) 0.1);
        double sum = Arrays.stream(terms).sum();
        double walk = RandomRounding.sizeOfSum(sum, sum, terms.length);
        double size = RandomRounding.sizeOfSum(terms);
        double error = errorInFloat(terms);
        assertEquals(Math.sqrt(terms.length / 3.0) * sum, walk, 1e-6 * walk);
        assertTrue(error > MULTIPLE * FLOAT_UNIT * walk, "" + error / (FLOAT_UNIT * walk));
        assertTrue(error <= MULTIPLE * FLOAT_UNIT * size, "" + error / (FLOAT_UNIT * size));
    }

    @Test
    void differentTermsOfOneSignAreARandomWalk() {
        double[] terms = sums(10_000, 1).get(1);
        double sum = Arrays.stream(terms).sum();
        double walk = RandomRounding.sizeOfSum(sum, sum, terms.length);
        assertEquals(walk, RandomRounding.sizeOfSum(terms), 0.02 * walk);
    }

    @Test
    void sizeIsAtLeastTheSumOfTheTermsSizesAndZerosDoNotCount() {
        assertEquals(6, RandomRounding.sizeOfSum(new double[] {1, -2, 3}));
        assertEquals(0, RandomRounding.sizeOfSum(new double[0]));
        assertEquals(0, RandomRounding.sizeOfSum(new double[] {0, 0}));
        double[] sparse = new double[1000];
        sparse[3] = 2;
        sparse[900] = -2;
        assertEquals(4, RandomRounding.sizeOfSum(sparse));
        assertEquals(7, RandomRounding.sizeOfSum(7, -2, 3));
        assertEquals(20, RandomRounding.sizeOfSum(7, -10, 12));
    }
}
