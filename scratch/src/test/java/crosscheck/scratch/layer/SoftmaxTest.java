package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    private static final double ROUNDING = 1e-16; // a few of them in values below 1

    private static Tensor rows(int k, double... values) {
        return Tensor.of(values, values.length / k, k);
    }

    @Test
    void forwardAndBackwardAreAsByHand() {
        Softmax softmax = new Softmax();
        double log2 = StrictMath.log(2);
        Tensor a = softmax.forward(rows(3, 0, log2, 0, 0, 0, 0), Mode.TRAINING);
        double third = 1.0 / 3;
        assertArrayEquals(
                new double[] {0.25, 0.5, 0.25, third, third, third}, a.values(), ROUNDING);
        // mean of da by a is 1/4 1 + 1/4 5 = 3/2; then a (da - 3/2)
        Tensor dz = softmax.inputGradient(rows(3, 1, 0, 5, 1, 1, 1));
        assertArrayEquals(new double[] {-0.125, -0.75, 0.875, 0, 0, 0}, dz.values(), 4 * ROUNDING);
    }

    @Test
    void rowsSumToOneHoweverLargeTheLogits() {
        Tensor a =
                new Softmax()
                        .forward(rows(3, 1e300, 1e300, -1e300, -1e4, -1e4, -1e4), Mode.TRAINING);
        double third = 1.0 / 3;
        assertArrayEquals(new double[] {0.5, 0.5, 0, third, third, third}, a.values(), ROUNDING);
    }

    @Test
    void isTheOutputOfSoftmaxCrossEntropy() {
        Tensor z = LayerGradients.random(1, 20, 10);
        assertArrayEquals(
                new SoftmaxCrossEntropy().outputs(z).values(),
                new Softmax().forward(z, Mode.INFERENCE).values());
    }

    @Test
    void nanMakesTheWholeRowNan() {
        Tensor a = new Softmax().forward(rows(2, 1, Double.NaN, 1, 1), Mode.TRAINING);
        assertTrue(Double.isNaN(a.values()[0]) && Double.isNaN(a.values()[1]));
        assertEquals(0.5, a.values()[2]);
    }

    @Test
    void saysWhatItIs() {
        assertEquals("softmax", new Softmax().toString());
    }
}
