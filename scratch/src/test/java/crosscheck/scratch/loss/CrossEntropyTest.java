package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private final Loss loss = new CrossEntropy();
    private final Loss clipped = new CrossEntropy(1e-10);

    private static Tensor row(double... values) {
        return Tensor.of(values, 1, values.length);
    }

    @Test
    void isTheMeanNegativeLogarithmOfTheRightClass() {
        Tensor p = Tensor.of(new double[] {0.5, 0.25, 0.25, 0.125, 0.125, 0.75}, 2, 3);
        Tensor targets = Tensor.of(new double[] {0, 1, 0, 1, 0, 0}, 2, 3);
        // (log 4 + log 8) / 2 = 5/2 log 2
        assertEquals(2.5 * StrictMath.log(2), loss.value(p, targets), 1e-15);
        assertArrayEquals(new double[] {0, -2, 0, -4, 0, 0}, loss.gradient(p, targets).values());
    }

    @Test
    void takesTargetsBetweenZeroAndOne() {
        // -(1/2 log 1/4 + 1/2 log 1/2) = 3/2 log 2
        assertEquals(
                1.5 * StrictMath.log(2), loss.value(row(0.25, 0.5, 0.25), row(0.5, 0.5, 0)), 1e-15);
        assertArrayEquals(
                new double[] {-2, -1, 0},
                loss.gradient(row(0.25, 0.5, 0.25), row(0.5, 0.5, 0)).values());
    }

    @Test
    void isInfiniteWhereTheRightClassHasProbabilityZero() {
        assertEquals(INFINITY, loss.value(row(0, 1), row(1, 0)));
        assertArrayEquals(
                new double[] {-INFINITY, 0}, loss.gradient(row(0, 1), row(1, 0)).values());
    }

    @Test
    void isZeroWhereTheRightClassHasProbabilityOne() {
        assertEquals(0, loss.value(row(1, 0), row(1, 0)));
        assertArrayEquals(new double[] {-1, 0}, loss.gradient(row(1, 0), row(1, 0)).values());
    }

    @Test
    void clipLimitsProbabilitiesAtBothEnds() {
        assertEquals(-StrictMath.log(1e-10), clipped.value(row(0, 1), row(1, 0)));
        assertEquals(-StrictMath.log(1 - 1e-10), clipped.value(row(1, 0), row(1, 0)));
        assertArrayEquals(
                new double[] {-1e10, 0}, clipped.gradient(row(0, 1), row(1, 0)).values(), 1e-5);
        assertEquals(loss.value(row(0.3, 0.7), row(1, 0)), clipped.value(row(0.3, 0.7), row(1, 0)));
    }

    @Test
    void whatIsNoProbabilityGivesNan() {
        int checked = 0;
        for (Loss any : new Loss[] {loss, clipped}) {
            for (double p : new double[] {-1e-300, Math.nextUp(1.0), INFINITY, -INFINITY}) {
                for (double t : new double[] {0, 1}) {
                    assertTrue(Double.isNaN(any.value(row(p), row(t))), p + " for " + t);
                    assertTrue(
                            Double.isNaN(any.gradient(row(p), row(t)).values()[0]),
                            p + " for " + t);
                    checked++;
                }
            }
        }
        assertEquals(2 * 4 * 2, checked);
    }

    @Test
    void clipsOutOfRangeAreRejected() {
        int checked = 0;
        for (double clip : new double[] {-1e-10, 0.5, 1, Double.NaN, INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new CrossEntropy(clip));
            assertThrows(IllegalArgumentException.class, () -> new BinaryCrossEntropy(clip));
            checked++;
        }
        assertEquals(5, checked);
        assertEquals(new CrossEntropy(0), loss);
    }

    @Test
    void outputsAreTheLastLayersValues() {
        Tensor p = row(0.5, 0.5);
        assertSame(p, loss.outputs(p));
    }
}
