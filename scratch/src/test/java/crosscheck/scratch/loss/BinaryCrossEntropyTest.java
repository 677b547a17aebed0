package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both forms of the binary cross-entropy: on probabilities and on logits. */
class BinaryCrossEntropyTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private final Loss loss = new BinaryCrossEntropy();
    private final Loss onLogits = new SigmoidCrossEntropy();

    private static Tensor row(double... values) {
        return Tensor.of(values, 1, values.length);
    }

    @Test
    void sumsOverOutputsAndAveragesOverExamples() {
        Tensor p = Tensor.of(new double[] {0.5, 0.75, 0.25, 0.5}, 2, 2);
        Tensor targets = Tensor.of(new double[] {1, 0, 1, 0}, 2, 2);
        // (log 2 + log 4 + log 4 + log 2) / 2 = 3 log 2
        assertEquals(3 * StrictMath.log(2), loss.value(p, targets), 1e-15);
        assertArrayEquals(new double[] {-1, 2, -2, 1}, loss.gradient(p, targets).values());
    }

    @Test
    void probabilityZeroOrOneIsFreeWhereRightAndInfiniteWhereWrong() {
        double[][] cases = { // p, t, loss, slope
            {0, 0, 0, 1},
            {1, 1, 0, -1},
            {0, 1, INFINITY, -INFINITY},
            {1, 0, INFINITY, INFINITY},
            {0, 0.5, INFINITY, -INFINITY},
            {1, 0.5, INFINITY, INFINITY},
        };
        int checked = 0;
        for (double[] c : cases) {
            assertEquals(c[2], loss.value(row(c[0]), row(c[1])), c[0] + " for " + c[1]);
            assertEquals(c[3], loss.gradient(row(c[0]), row(c[1])).values()[0]);
            checked++;
        }
        assertEquals(6, checked);
    }

    @Test
    void clipLimitsProbabilitiesAtBothEnds() {
        Loss clipped = new BinaryCrossEntropy(1e-5);
        double most = -StrictMath.log(1e-5);
        assertEquals(most, clipped.value(row(0), row(1)), 1e-10);
        assertEquals(most, clipped.value(row(1), row(0)), 1e-10);
        assertEquals(-StrictMath.log1p(-1e-5), clipped.value(row(0), row(0)), 1e-15);
        assertEquals(-1e5, clipped.gradient(row(0), row(1)).values()[0], 1e-6);
        assertEquals(1e5, clipped.gradient(row(1), row(0)).values()[0], 1e-5);
        assertEquals(loss.value(row(0.3), row(1)), clipped.value(row(0.3), row(1)));
    }

    @Test
    void smallProbabilitiesKeepTheirDigits() {
        assertEquals(1e-20, loss.value(row(1e-20), row(0)), 1e-35);
    }

    @Test
    void whatIsNoProbabilityGivesNan() {
        int checked = 0;
        for (double p : new double[] {-1e-300, Math.nextUp(1.0), INFINITY, -INFINITY}) {
            for (double t : new double[] {0, 0.5, 1}) {
                assertTrue(Double.isNaN(loss.value(row(p), row(t))), p + " for " + t);
                assertTrue(Double.isNaN(loss.gradient(row(p), row(t)).values()[0]), p + " " + t);
                checked++;
            }
        }
        assertEquals(4 * 3, checked);
    }

    @Test
    void onLogitsIsTheSameBehindASigmoid() {
        Random random = new Random(1);
        int checked = 0;
        for (int i = 0; i < 200; i++) {
            double z = 3 * random.nextGaussian();
            double t = i % 3 / 2.0; // 0, 1/2 and 1
            Tensor p = row(Activation.SIGMOID.value(z));
            assertArrayEquals(p.values(), onLogits.outputs(row(z)).values());
            double expected = loss.value(p, row(t));
            assertEquals(expected, onLogits.value(row(z), row(t)), 1e-13 * (1 + expected));
            double slope = Activation.SIGMOID.derivative(p.values()[0]);
            assertEquals(
                    loss.gradient(p, row(t)).values()[0] * slope,
                    onLogits.gradient(row(z), row(t)).values()[0],
                    1e-12);
            checked++;
        }
        assertEquals(200, checked);
    }

    @Test
    void onLogitsIsTheLogarithmOfTwoAtZero() {
        Tensor z = Tensor.of(new double[2], 2, 1);
        Tensor targets = Tensor.of(new double[] {1, 0}, 2, 1);
        assertEquals(StrictMath.log(2), onLogits.value(z, targets));
        assertArrayEquals(new double[] {-0.25, 0.25}, onLogits.gradient(z, targets).values());
    }

    @Test
    void logitsOfAThousandDoNotOverflow() {
        assertEquals(0, onLogits.value(row(1000), row(1)));
        assertEquals(1000, onLogits.value(row(1000), row(0)));
        assertEquals(1000, onLogits.value(row(-1000), row(1)));
        assertEquals(0, onLogits.value(row(-1000), row(0)));
        assertEquals(StrictMath.exp(-50), onLogits.value(row(50), row(1)), 1e-36);
        assertArrayEquals(
                new double[] {1, -1}, onLogits.gradient(row(1000, -1000), row(0, 1)).values());
    }

    @Test
    void infiniteLogitsAreNotFinite() {
        int checked = 0;
        for (double z : new double[] {INFINITY, -INFINITY}) {
            for (double t : new double[] {0, 1}) {
                assertTrue(!Double.isFinite(onLogits.value(row(z), row(t))), z + " for " + t);
                checked++;
            }
        }
        assertEquals(4, checked);
    }

    @Test
    void onLogitsGradientMatchesCentralDifference() {
        assertEquals(5 * 7 * 4, LossDifferences.check(onLogits));
    }

    @Test
    void outputsOnProbabilitiesAreTheLastLayersValues() {
        Tensor p = row(0.5);
        assertSame(p, loss.outputs(p));
    }
}
