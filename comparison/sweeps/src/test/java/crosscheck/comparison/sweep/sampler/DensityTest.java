package crosscheck.comparison.sweep.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DensityTest {
    private static double integral(Density density, double from, double to) {
        int steps = 20_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += density.at(from + (i + 0.5) * (to - from) / steps);
        }
        return sum * (to - from) / steps;
    }

    @Test
    void integralsAreOne() {
        List<Density> densities =
                List.of(
                        new ParzenWindows(List.of()),
                        new ParzenWindows(List.of(0.0)),
                        new ParzenWindows(List.of(1.0, 0.3, 0.3, 0.31)),
                        new ChoiceWeights(List.of(), 3),
                        new ChoiceWeights(List.of(0.1, 0.1, 0.9), 4));
        for (Density density : densities) {
            assertEquals(1, integral(density, 0, 1), 1e-6);
        }
        assertEquals(5, densities.size());
    }

    @Test
    void windowOfOnePlaceIsTheTruncatedNormal() {
        // place 0.5: the ends are 0.5 away; of N(0.5, 0.5) 0.682689 lies within
        double normal = Math.exp(-0.5 * 0.16) / (0.5 * Math.sqrt(2 * Math.PI) * 0.6826894921370859);
        assertEquals((1 + normal) / 2, new ParzenWindows(List.of(0.5)).at(0.7), 1e-12);
    }

    @Test
    void windowsAreAsWideAsTheLargerGapButNotTooNarrow() {
        // two places at 0.2 and 0.3: widths 0.7 (to the end) and, of the first, 0.2 (to the
        // beginning), but at least 1/3
        Density both = new ParzenWindows(List.of(0.3, 0.2));
        double first = 1 / 3.0;
        double second = 0.7;
        double u = 0.9;
        double expected =
                (1
                                + normal(u, 0.2, first) / within(0.2, first)
                                + normal(u, 0.3, second) / within(0.3, second))
                        / 3;
        assertEquals(expected, both.at(u), 1e-9);
    }

    private static double normal(double u, double mean, double sd) {
        return Math.exp(-(u - mean) * (u - mean) / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI));
    }

    private static double within(double mean, double sd) {
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += normal((i + 0.5) / 100_000, mean, sd);
        }
        return sum / 100_000;
    }

    @Test
    void choicesNotSeenKeepTheirShareOfOneObservation() {
        Density density = new ChoiceWeights(List.of(0.125, 0.125, 0.875), 4);
        assertEquals(4 * 2.25 / 4, density.at(0.2), 1e-15);
        assertEquals(4 * 0.25 / 4, density.at(0.4), 1e-15);
        assertEquals(4 * 1.25 / 4, density.at(1), 1e-15);
    }

    @Test
    void drawsHaveTheDensity() {
        RandomGenerator random = new MersenneTwister(3);
        List<Density> densities =
                List.of(
                        new ParzenWindows(List.of(0.1, 0.15, 0.8)),
                        new ChoiceWeights(List.of(0.1, 0.7, 0.9), 5));
        for (Density density : densities) {
            int n = 20_000;
            int[] fifths = new int[5];
            for (int i = 0; i < n; i++) {
                fifths[Math.min(4, (int) (5 * density.draw(random)))]++;
            }
            for (int i = 0; i < 5; i++) {
                double p = integral(density, i / 5.0, (i + 1) / 5.0);
                assertEquals(p, fifths[i] / (double) n, 4 * Math.sqrt(p * (1 - p) / n));
            }
        }
        assertEquals(2, densities.size());
    }
}
