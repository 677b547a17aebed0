package crosscheck.scratch.initialiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Seeds;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.tensor.Parameter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialiserTest {

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
    void xavierBiasesAreZero() {
        List<Parameter> parameters = new Dense(3, 5).parameters();
        Arrays.fill(parameters.get(1).value().values(), 7);
        Initialiser.XAVIER.initialise(parameters, Seeds.generator(1, Seeds.Stream.WEIGHTS, 0));
        assertArrayEquals(new double[5], parameters.get(1).value().values());
    }

    @Test
    void everyDrawIsAFloat() {
        int checked = 0;
        for (Initialiser initialiser : Initialiser.values()) {
            for (double w : weights(initialiser, 100, 30, 1)) {
                assertEquals(w, (float) w);
                assertTrue(w != 0 && Double.isFinite(w));
                checked++;
            }
        }
        assertEquals(2 * 3000, checked);
    }

    @Test
    void sameSeedDrawsTheSameAndAnotherDrawsOthers() {
        int checked = 0;
        for (Initialiser initialiser : Initialiser.values()) {
            double[] weights = weights(initialiser, 20, 10, 1);
            assertArrayEquals(weights, weights(initialiser, 20, 10, 1));
            assertFalse(Arrays.equals(weights, weights(initialiser, 20, 10, 2)));
            checked++;
        }
        assertEquals(2, checked);
    }

    @Test
    void seedOneStartsItsKnownSequence() {
        double[] first = {-0.9258436f, 0.16860953f, -0.59686434f, -1.8330953f};
        assertArrayEquals(first, Arrays.copyOf(weights(Initialiser.NORMAL, 2, 2, 1), first.length));
    }

    @Test
    void biasesAreDrawnAfterTheWeights() {
        double[] both = weights(Initialiser.NORMAL, 1, 6, 1);
        List<Parameter> parameters = draw(Initialiser.NORMAL, 1, 3, 1);
        assertArrayEquals(Arrays.copyOf(both, 3), parameters.get(0).value().values());
        assertArrayEquals(Arrays.copyOfRange(both, 3, 6), parameters.get(1).value().values());
    }
}
