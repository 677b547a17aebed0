package crosscheck.comparison.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.comparison.training.Predictions;
import crosscheck.data.Dataset;
import crosscheck.data.iris.Iris;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class McNemarTest {
    /** Ten setosa, ten versicolor, ten virginica. */
    private static final Dataset IRIS = Iris.split().test();

    /** 2 P(X <= min(b, c)) for fair coins, in whole numbers. */
    private static double exact(int b, int c) {
        int n = b + c;
        BigInteger sum = BigInteger.ZERO;
        BigInteger coefficient = BigInteger.ONE;
        for (int k = 0; k <= Math.min(b, c); k++) {
            sum = sum.add(coefficient);
            coefficient =
                    coefficient
                            .multiply(BigInteger.valueOf(n - k))
                            .divide(BigInteger.valueOf(k + 1));
        }
        BigDecimal half = new BigDecimal(BigInteger.ONE.shiftLeft(n));
        double p = 2 * new BigDecimal(sum).divide(half).doubleValue();
        return Math.min(1, p);
    }

    @Test
    void agreesWithSumsOfBinomialCoefficients() {
        int cases = 0;
        for (int b = 0; b <= 60; b++) {
            for (int c = 0; c <= 60; c++) {
                double p = exact(b, c);
                assertEquals(p, new McNemar(b, c).p(), 1e-12 * p, b + " and " + c);
                cases++;
            }
        }
        assertEquals(61 * 61, cases);
        assertEquals(exact(200, 300), new McNemar(200, 300).p(), 1e-12 * exact(200, 300));
    }

    /** Fagerland, Lydersen and Laake 2013, airway hyper-responsiveness: 1 and 7, p = 0.070. */
    @Test
    void agreesWithPublishedAndScipyValues() {
        assertEquals(18 / 256.0, new McNemar(1, 7).p(), 1e-15);
        assertEquals(0.070, new McNemar(7, 1).p(), 5e-4);
        // scipy 1.17.1: binomtest(min(b, c), b + c, 0.5).pvalue
        assertEquals(0.052478790283203125, new McNemar(6, 16).p(), 1e-14);
        assertEquals(0.0022214337732293643, new McNemar(10, 30).p(), 1e-14);
        assertEquals(4.4344492637551645e-06, new McNemar(121, 59).p(), 1e-17);
        assertEquals(0.0625, new McNemar(0, 5).p(), 1e-15);
        assertEquals(0.03125, new McNemar(6, 0).p(), 1e-15);
    }

    @Test
    void nothingToTellThemApartIsNoEvidence() {
        assertEquals(1, new McNemar(0, 0).p());
        assertEquals(1, new McNemar(5, 5).p());
        assertEquals(1, new McNemar(5, 6).p());
    }

    /** Everything is given one class, but the first example, which is given its own. */
    private static Predictions allAs(int label) {
        double[] outputs = new double[IRIS.size() * 3];
        for (int i = 0; i < IRIS.size(); i++) {
            outputs[3 * i + (i == 0 ? IRIS.label(0) : label)] = 1;
        }
        return Predictions.of(IRIS, outputs);
    }

    @Test
    void countsTheExamplesThatOneAloneGotRight() {
        assertEquals(new McNemar(9, 10), McNemar.of(allAs(0), allAs(1)));
        assertEquals(new McNemar(0, 0), McNemar.of(allAs(2), allAs(2)));
    }

    @Test
    void refusesOtherExamplesAndNegativeCounts() {
        Dataset turned = IRIS.select(new int[] {10, 0});
        Dataset two = IRIS.select(new int[] {0, 10});
        double[] outputs = {1, 0, 0, 1, 0, 0};
        assertThrows(
                IllegalArgumentException.class,
                () -> McNemar.of(Predictions.of(two, outputs), Predictions.of(turned, outputs)));
        assertThrows(
                IllegalArgumentException.class,
                () -> McNemar.of(Predictions.of(two, outputs), allAs(0)));
        assertThrows(IllegalArgumentException.class, () -> new McNemar(-1, 3));
        assertThrows(ArithmeticException.class, () -> new McNemar(Integer.MAX_VALUE, 1));
    }
}
