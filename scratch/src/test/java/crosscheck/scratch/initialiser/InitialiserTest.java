package crosscheck.scratch.initialiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Seeds;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.tensor.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InitialiserTest {
    private static final List<Initialiser> ALL_THAT_DRAW =
            List.of(Initialiser.NORMAL, Initialiser.XAVIER, Initialiser.HE, new Normal(0.01, 0.1));

    private static List<Parameter> draw(Initialiser initialiser, int fanIn, int fanOut, long seed) {
        List<Parameter> parameters = new Dense(fanIn, fanOut).parameters();
        initialiser.initialise(parameters, Seeds.generator(seed, Seeds.Stream.WEIGHTS, 0));
        return parameters;
    }

    private static double[] weights(Initialiser initialiser, int fanIn, int fanOut, long seed) {
        return draw(initialiser, fanIn, fanOut, seed).get(0).value().values();
    }

    private static double[] biases(Initialiser initialiser, int fanIn, int fanOut, long seed) {
        return draw(initialiser, fanIn, fanOut, seed).get(1).value().values();
    }

    /** Bounds at five standard errors: mean d / sqrt(n), deviation d / sqrt(2 n). */
    private static void assertDistribution(double deviation, double[] draws) {
        int n = draws.length;
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws).map(w -> (w - mean) * (w - mean)).sum() / (n - 1);
        assertEquals(0, mean, 5 * deviation / Math.sqrt(n));
        assertEquals(deviation, Math.sqrt(variance), 5 * deviation / Math.sqrt(2.0 * n));
    }

    @Test
    void normalHasMeanZeroAndDeviationOne() {
        assertDistribution(1, weights(Initialiser.NORMAL, 784, 100, 1));
        assertDistribution(1, biases(Initialiser.NORMAL, 1, 20_000, 2));
    }

    @Test
    void xavierDividesTheVarianceByTheMeanOfTheFans() {
        assertDistribution(Math.sqrt(2.0 / (784 + 100)), weights(Initialiser.XAVIER, 784, 100, 1));
        assertDistribution(Math.sqrt(2.0 / (10 + 2000)), weights(Initialiser.XAVIER, 10, 2000, 1));
    }

    @Test
    void heDividesTheVarianceByHalfTheInputs() {
        assertDistribution(Math.sqrt(2.0 / 784), weights(Initialiser.HE, 784, 100, 1));
        assertDistribution(Math.sqrt(2.0 / 10), weights(Initialiser.HE, 10, 2000, 1));
    }

    @Test
    void normalTakesItsDeviations() {
        assertDistribution(0.01, weights(new Normal(0.01, 0.5), 784, 100, 1));
        assertDistribution(0.5, biases(new Normal(0.01, 0.5), 1, 20_000, 2));
        assertArrayEquals(new double[5], biases(new Normal(1, 0), 3, 5, 1));
        assertEquals(new Normal(1, 1), Initialiser.NORMAL);
    }

    @Test
    void xavierAndHeSetBiasesToZero() {
        int checked = 0;
        for (Initialiser initialiser : List.of(Initialiser.XAVIER, Initialiser.HE)) {
            List<Parameter> parameters = new Dense(3, 5).parameters();
            Arrays.fill(parameters.get(1).value().values(), 7);
            initialiser.initialise(parameters, Seeds.generator(1, Seeds.Stream.WEIGHTS, 0));
            assertArrayEquals(new double[5], parameters.get(1).value().values());
            checked++;
        }
        assertEquals(2, checked);
    }

    @Test
    void constantFillsWithFloatsAndDrawsNothing() {
        List<Parameter> parameters = new Dense(2, 3).parameters();
        Random random = new Random(1);
        new Constant(0.1, -0.25).initialise(parameters, random);
        assertArrayEquals(
                new double[] {0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f},
                parameters.get(0).value().values());
        assertArrayEquals(new double[] {-0.25, -0.25, -0.25}, parameters.get(1).value().values());
        assertEquals(new Random(1).nextLong(), random.nextLong());
    }

    @Test
    void convolutionsHaveTheFansOfTheirKernels() {
        // 8 output channels, 50 input channels, 5 x 3 kernels: fanIn 750, fanOut 120
        double[] xavier = convolution(Initialiser.XAVIER);
        double[] he = convolution(Initialiser.HE);
        assertDistribution(Math.sqrt(2.0 / (750 + 120)), xavier);
        assertDistribution(Math.sqrt(2.0 / 750), he);
        double standard = convolution(Initialiser.NORMAL)[0];
        assertEquals(Math.sqrt(2.0 / (750 + 120)) * standard, xavier[0], 1e-8);
        assertEquals(Math.sqrt(2.0 / 750) * standard, he[0], 1e-8);
    }

    private static double[] convolution(Initialiser initialiser) {
        Parameter kernels = Parameter.zeros("W", 8, 50, 5, 3);
        initialiser.initialise(
                List.of(kernels, Parameter.zeros("b", 1, 8)),
                Seeds.generator(1, Seeds.Stream.WEIGHTS, 0));
        return kernels.value().values();
    }

    @Test
    void otherRanksHaveNoFans() {
        Random random = new Random(1);
        int checked = 0;
        for (int[] shape : new int[][] {{6}, {2, 3, 4}, {1, 2, 3, 4, 5}}) {
            List<Parameter> parameters = List.of(Parameter.zeros("W", shape));
            for (Initialiser initialiser : List.of(Initialiser.XAVIER, Initialiser.HE)) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> initialiser.initialise(parameters, random));
                checked++;
            }
            Initialiser.NORMAL.initialise(parameters, random);
            assertTrue(parameters.get(0).value().values()[0] != 0);
        }
        assertEquals(6, checked);
    }

    @Test
    void parametersOfOtherNamesAreLeftAlone() {
        int checked = 0;
        for (Initialiser initialiser :
                List.of(
                        Initialiser.NORMAL,
                        Initialiser.XAVIER,
                        Initialiser.HE,
                        new Constant(1, 1))) {
            Parameter gamma = Parameter.zeros("gamma", 1, 3);
            Arrays.fill(gamma.value().values(), 7);
            Parameter w = Parameter.zeros("W", 3, 3);
            initialiser.initialise(List.of(gamma, w), new Random(1));
            assertArrayEquals(new double[] {7, 7, 7}, gamma.value().values());
            Parameter alone = Parameter.zeros("W", 3, 3);
            initialiser.initialise(List.of(alone), new Random(1));
            assertArrayEquals(alone.value().values(), w.value().values());
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    void numbersOutOfRangeAreRejected() {
        int checked = 0;
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Normal(bad, 1));
            assertThrows(IllegalArgumentException.class, () -> new Normal(1, bad));
            checked++;
        }
        for (double bad : new double[] {1e39, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Constant(bad, 1));
            assertThrows(IllegalArgumentException.class, () -> new Constant(1, bad));
            checked++;
        }
        assertEquals(6, checked);
    }

    @Test
    void everyDrawIsAFloat() {
        int checked = 0;
        for (Initialiser initialiser : ALL_THAT_DRAW) {
            for (double w : weights(initialiser, 100, 30, 1)) {
                assertEquals(w, (float) w);
                assertTrue(w != 0 && Double.isFinite(w));
                checked++;
            }
        }
        assertEquals(4 * 3000, checked);
    }

    @Test
    void sameSeedDrawsTheSameAndAnotherDrawsOthers() {
        int checked = 0;
        for (Initialiser initialiser : ALL_THAT_DRAW) {
            double[] weights = weights(initialiser, 20, 10, 1);
            assertArrayEquals(weights, weights(initialiser, 20, 10, 1));
            assertFalse(Arrays.equals(weights, weights(initialiser, 20, 10, 2)));
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    void seedOneStartsItsKnownSequence() {
        double[] first = {-0.9258436f, 0.16860953f, -0.59686434f, -1.8330953f};
        assertArrayEquals(first, Arrays.copyOf(weights(Initialiser.NORMAL, 2, 2, 1), first.length));
    }

    @Test
    void seedOneDrawsWhatItAlwaysDrew() {
        record Known(Initialiser initialiser, int fanIn, int fanOut, int weights, int biases) {}
        List<Known> known = // hash codes of the draws of the first version
                List.of(
                        new Known(Initialiser.NORMAL, 784, 30, -1684574588, -1227641283),
                        new Known(Initialiser.NORMAL, 30, 10, -128540018, -1155682936),
                        new Known(Initialiser.XAVIER, 784, 30, 1869058809, 350799937),
                        new Known(Initialiser.XAVIER, 30, 10, -1263072465, -1796951359));
        int checked = 0;
        for (Known k : known) {
            List<Parameter> drawn = draw(k.initialiser(), k.fanIn(), k.fanOut(), 1);
            assertEquals(k.weights(), Arrays.hashCode(drawn.get(0).value().values()), k + "");
            assertEquals(k.biases(), Arrays.hashCode(drawn.get(1).value().values()), k + "");
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    void biasesAreDrawnAfterTheWeights() {
        double[] both = weights(Initialiser.NORMAL, 1, 6, 1);
        List<Parameter> parameters = draw(Initialiser.NORMAL, 1, 3, 1);
        assertArrayEquals(Arrays.copyOf(both, 3), parameters.get(0).value().values());
        assertArrayEquals(Arrays.copyOfRange(both, 3, 6), parameters.get(1).value().values());
    }
}
