package crosscheck.comparison.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static double kendall(double[] x, double[] y) {
        return RankCorrelation.kendall(x, y).orElseThrow();
    }

    private static double spearman(double[] x, double[] y) {
        return RankCorrelation.spearman(x, y).orElseThrow();
    }

    @Test
    void sameOrderIsOneAndTheOtherWayRoundMinusOne() {
        double[] up = {1, 2, 3, 10};
        assertEquals(1, kendall(up, new double[] {-5, 0, 0.1, 0.2}), 1e-15);
        assertEquals(1, spearman(up, new double[] {-5, 0, 0.1, 0.2}), 1e-15);
        assertEquals(-1, kendall(up, new double[] {4, 3, 2, 1}), 1e-15);
        assertEquals(-1, spearman(up, new double[] {4, 3, 2, 1}), 1e-15);
    }

    @Test
    void withoutTiesTheyAreAsByHand() {
        // pairs: (1,2) (1,4) (1,3) (1,5) (2,4) (2,3) (2,5) (4,5) (3,5) up, (4,3) down: (9 - 1) / 10
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {1, 2, 4, 3, 5};
        assertEquals(0.8, kendall(x, y), 1e-15);
        assertEquals(0.9, spearman(x, y), 1e-15); // 1 - 6 (1 + 1) / (5 * 24)
    }

    @Test
    void tiesAreAsByHand() {
        double[] x = {1, 1, 2, 3};
        double[] y = {1, 2, 2, 1};
        // pairs of x, y: (0,+) (+,+) (+,0) (+,0) (+,-) (+,-): C - D = 1 - 2, 5 and 4 of 6 apart
        assertEquals(-1 / Math.sqrt(20), kendall(x, y), 1e-15);
        // ranks 1.5 1.5 3 4 and 1.5 3.5 3.5 1.5, less 2.5: (-1)(-1) + (-1)(1) + (0.5)(1) +
        // (1.5)(-1)
        assertEquals(-1 / Math.sqrt(4.5 * 4), spearman(x, y), 1e-15);
    }

    @Test
    void orderOfPairsAndSignOfZeroDoNotMatter() {
        double[] x = {3, 1, -0.0, 2, 0.0};
        double[] y = {5, 2, 4, 4, 4};
        double[] xAgain = {0.0, 2, 1, -0.0, 3};
        double[] yAgain = {4, 4, 2, 4, 5};
        assertEquals(kendall(x, y), kendall(xAgain, yAgain), 1e-15);
        assertEquals(spearman(x, y), spearman(xAgain, yAgain), 1e-15);
        assertEquals(spearman(new double[] {3, 1, 0, 2, 0}, y), spearman(x, y), 1e-15);
        assertEquals(kendall(x, y), kendall(y, x), 1e-15);
    }

    @Test
    void constantListsHaveNone() {
        double[] same = {2, 2, 2};
        double[] up = {1, 2, 3};
        assertEquals(OptionalDouble.empty(), RankCorrelation.kendall(same, up));
        assertEquals(OptionalDouble.empty(), RankCorrelation.spearman(up, same));
        assertEquals(
                OptionalDouble.empty(),
                RankCorrelation.kendall(new double[] {1}, new double[] {1}));
        assertEquals(
                OptionalDouble.empty(), RankCorrelation.spearman(new double[0], new double[0]));
    }

    @Test
    void wrongPairsAreRefused() {
        double[] two = {1, 2};
        double[] nan = {1, Double.NaN};
        assertThrows(
                IllegalArgumentException.class,
                () -> RankCorrelation.kendall(two, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> RankCorrelation.kendall(two, nan));
        assertThrows(IllegalArgumentException.class, () -> RankCorrelation.spearman(nan, two));
    }

    @Test
    void sameOrderIsOneAndNoMore() {
        int lengths = 0;
        for (int n = 2; n < 200; n++) {
            double[] x = IntStream.range(0, n).mapToDouble(i -> 0.1 * i).toArray();
            assertEquals(1.0, RankCorrelation.kendall(x, x).orElseThrow(), "n = " + n);
            assertEquals(1.0, RankCorrelation.spearman(x, x).orElseThrow(), "n = " + n);
            lengths++;
        }
        assertEquals(198, lengths);
    }
}
