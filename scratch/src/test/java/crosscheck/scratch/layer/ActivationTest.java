package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ActivationTest {
    private static final double STEP = 1e-5;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void sigmoidIsAsPrintedInTheLecture() {
        double half = 5e-7; // of the last printed digit
        assertEquals(0.999954, Activation.SIGMOID.value(10), half * 2);
        assertEquals(0.731, Activation.SIGMOID.value(1), 5e-4);
        assertEquals(0.5, Activation.SIGMOID.value(0));
        assertEquals(0.268, Activation.SIGMOID.value(-1), 1e-3); // printed without rounding
        assertEquals(0.000045, Activation.SIGMOID.value(-10), half);
    }

    @Test
    void sigmoidIsSymmetric() {
        int checked = 0;
        for (double z = 0.125; z <= 8; z += 0.125) {
            assertEquals(
                    1, Activation.SIGMOID.value(z) + Activation.SIGMOID.value(-z), 1e-15, "z " + z);
            checked++;
        }
        assertEquals(64, checked);
    }

    @Test
    void tanhIsAStretchedSigmoid() {
        int checked = 0;
        for (double z = -4; z <= 4; z += 0.25) {
            double expected = 2 * Activation.SIGMOID.value(2 * z) - 1;
            assertEquals(expected, Activation.TANH.value(z), 1e-15, "z " + z);
            checked++;
        }
        assertEquals(33, checked);
    }

    @Test
    void reluKeepsWhatIsAboveZero() {
        assertEquals(2.5, Activation.RELU.value(2.5));
        assertEquals(0.0, Activation.RELU.value(-2.5));
        assertEquals(0.0, Activation.RELU.value(-0.0));
        assertEquals(0, Activation.RELU.derivative(0));
    }

    @Test
    void identityChangesNothing() {
        assertEquals(-1.5, Activation.IDENTITY.value(-1.5));
        assertEquals(1, Activation.IDENTITY.derivative(-1.5));
    }

    @Test
    void derivativeMatchesCentralDifference() {
        int checked = 0;
        for (Activation f : Activation.values()) {
            for (double z = -3.125; z < 3.5; z += 0.25) { // never 0, where ReLU has its kink
                double difference = (f.value(z + STEP) - f.value(z - STEP)) / (2 * STEP);
                assertEquals(difference, f.derivative(f.value(z)), 1e-9, f + " at " + z);
                checked++;
            }
        }
        assertEquals(4 * 27, checked);
    }

    @Test
    void nanGivesNan() {
        int checked = 0;
        for (Activation f : Activation.values()) {
            assertTrue(Double.isNaN(f.value(Double.NaN)), f.name());
            assertTrue(Double.isNaN(f.derivative(Double.NaN)), f.name());
            Layer layer = new ActivationLayer(f);
            layer.forward(Tensor.of(new double[] {Double.NaN}, 1, 1), Mode.TRAINING);
            Tensor zGradient = layer.inputGradient(Tensor.of(new double[] {1}, 1, 1));
            assertTrue(Double.isNaN(zGradient.values()[0]), f.name());
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    void infinitiesGiveTheLimits() {
        assertLimits(Activation.IDENTITY, -INFINITY, INFINITY);
        assertLimits(Activation.SIGMOID, 0, 1);
        assertLimits(Activation.TANH, -1, 1);
        assertLimits(Activation.RELU, 0, INFINITY);
    }

    private static void assertLimits(Activation f, double below, double above) {
        assertEquals(below, f.value(-INFINITY), f.name());
        assertEquals(above, f.value(INFINITY), f.name());
    }

    @Test
    void saturatedSigmoidHasNoSlope() {
        assertEquals(0, Activation.SIGMOID.derivative(Activation.SIGMOID.value(-1000)));
        assertEquals(0, Activation.SIGMOID.derivative(Activation.SIGMOID.value(1000)));
    }

    @Test
    void layerAppliesTheFunctionToEachValueAndMultipliesByItsSlope() {
        ActivationLayer layer = new ActivationLayer(Activation.RELU);
        Tensor z = Tensor.of(new double[] {1, -2, 0, 4}, 2, 2);
        Tensor a = layer.forward(z, Mode.TRAINING);
        assertArrayEquals(new double[] {1, 0, 0, 4}, a.values());
        assertArrayEquals(new int[] {2, 2}, a.shape());
        Tensor aGradient = Tensor.of(new double[] {5, 6, 7, 8}, 2, 2);
        assertArrayEquals(new double[] {5, 0, 0, 8}, layer.inputGradient(aGradient).values());
        assertArrayEquals(new double[] {1, -2, 0, 4}, z.values());
        assertArrayEquals(new double[] {5, 6, 7, 8}, aGradient.values());
        assertEquals(0, layer.parameters().size());
    }
}
