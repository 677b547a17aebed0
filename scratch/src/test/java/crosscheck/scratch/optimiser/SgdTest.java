package crosscheck.scratch.optimiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SgdTest {

    private static Parameter parameter(double... values) {
        return new Parameter(
                "W", Tensor.of(values, 1, values.length), new Tensor(1, values.length));
    }

    private static void setGradient(Parameter parameter, double... gradient) {
        System.arraycopy(gradient, 0, parameter.gradient().values(), 0, gradient.length);
    }

    @Test
    void threeStepsAreAsByHand() {
        Parameter weights = parameter(1, -2);
        Parameter biases = parameter(8);
        Optimiser sgd = Optimiser.sgd(0.25);
        double[][] gradients = {{2, 4, 16}, {-4, 0, -2}, {1, -1, 0.5}};
        double[][] expected = {{0.5, -3, 4}, {1.5, -3, 4.5}, {1.25, -2.75, 4.375}};
        int steps = 0;
        for (double[] gradient : gradients) {
            setGradient(weights, gradient[0], gradient[1]);
            setGradient(biases, gradient[2]);
            sgd.update(List.of(weights, biases));
            assertArrayEquals(
                    new double[] {expected[steps][0], expected[steps][1]},
                    weights.value().values());
            assertArrayEquals(new double[] {expected[steps][2]}, biases.value().values());
            steps++;
        }
        assertEquals(3, steps);
    }

    @Test
    void threeStepsOnAParabolaShrinkByTheSameFactor() { // L = w^2, dL/dw = 2 w
        Parameter w = parameter(1);
        for (int step = 1; step <= 3; step++) {
            setGradient(w, 2 * w.value().values()[0]);
            Optimiser.sgd(0.1).update(List.of(w));
            double expected = Math.pow(0.8, step);
            assertEquals(expected, w.value().values()[0], 4 * Math.ulp(expected));
        }
    }

    @Test
    void leavesTheGradientAlone() {
        Parameter w = parameter(1, 2);
        setGradient(w, 3, 4);
        Optimiser.sgd(0.5).update(List.of(w));
        assertArrayEquals(new double[] {3, 4}, w.gradient().values());
    }

    @Test
    void rejectsLearningRatesThatAreNotFiniteAndAboveZero() {
        int rejected = 0;
        for (double rate :
                new double[] {
                    0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
                }) {
            String message =
                    assertThrows(IllegalArgumentException.class, () -> Optimiser.sgd(rate))
                            .getMessage();
            assertTrue(message.endsWith("finite and above 0, not " + rate), message);
            rejected++;
        }
        assertEquals(6, rejected);
    }
}
