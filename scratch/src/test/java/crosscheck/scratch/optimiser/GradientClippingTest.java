package crosscheck.scratch.optimiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class GradientClippingTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Clips copies of the gradients and compares the results bit for bit. */
    private static int clipped(
            GradientClipping clipping, double[][] gradients, double[][] expected) {
        List<double[]> copies = Arrays.stream(gradients).map(double[]::clone).toList();
        clipping.clip(copies);
        for (int p = 0; p < expected.length; p++) {
            assertArrayEquals(expected[p], copies.get(p), clipping + ", parameter " + p);
        }
        return 1;
    }

    @Test
    void noneChangesNothing() {
        double[][] gradients = {{1e300, -1e-300}, {NAN, INFINITY, -0.0}};
        clipped(GradientClipping.NONE, gradients, gradients);
    }

    @Test
    void valuesAreMovedIntoTheInterval() {
        GradientClipping clipping = new GradientClipping.Value(2);
        int cases = 0;
        cases +=
                clipped(
                        clipping,
                        new double[][] {{-2.5, -2, -1.5, -0.0, 0, 1.5, 2, 2.5}, {1e300}},
                        new double[][] {{-2, -2, -1.5, -0.0, 0, 1.5, 2, 2}, {2}});
        cases +=
                clipped(
                        clipping,
                        new double[][] {{NAN, 3}, {INFINITY, -INFINITY}},
                        new double[][] {{NAN, 2}, {2, -2}});
        assertEquals(2, cases);
    }

    @Test
    void eachTensorIsShortenedOnItsOwn() {
        GradientClipping clipping = new GradientClipping.TensorNorm(2.5);
        int cases = 0;
        cases += // norms 5, 2.5 and 1.25: above, at and below
                clipped(
                        clipping,
                        new double[][] {{3, -4}, {1.5, 2}, {0.75, 1}, {}},
                        new double[][] {{1.5, -2}, {1.5, 2}, {0.75, 1}, {}});
        cases += // NaN stays where it is and touches no other tensor
                clipped(
                        clipping,
                        new double[][] {{NAN, 4}, {3, 4}},
                        new double[][] {{NAN, 4}, {1.5, 2}});
        assertEquals(2, cases);
    }

    @Test
    void allTensorsAreShortenedTogether() {
        int cases = 0;
        double[][] gradients = {{4, -2}, {2, 0}, {1}}; // norm 5
        cases +=
                clipped(
                        new GradientClipping.GlobalNorm(2.5),
                        gradients,
                        new double[][] {{2, -1}, {1, 0}, {0.5}});
        cases += clipped(new GradientClipping.GlobalNorm(5), gradients, gradients);
        cases += clipped(new GradientClipping.GlobalNorm(6), gradients, gradients);
        double[][] withNan = {{4, NAN}, {2, 0}, {1}};
        cases += clipped(new GradientClipping.GlobalNorm(1), withNan, withNan);
        assertEquals(4, cases);
    }

    @Test
    void squaresNeitherOverflowNorVanish() {
        double huge = 0x1p1000;
        double tiny = 0x1p-1000;
        int cases = 0;
        for (double scale : new double[] {huge, tiny}) {
            double[][] gradients = {{3 * scale, -4 * scale}};
            double[][] halved = {{1.5 * scale, -2 * scale}};
            cases += clipped(new GradientClipping.TensorNorm(2.5 * scale), gradients, halved);
            cases += clipped(new GradientClipping.GlobalNorm(2.5 * scale), gradients, halved);
        }
        assertEquals(5 * 0x1p-1074, EuclideanNorm.of(List.of(new double[] {0x3p-1074, 0x4p-1074})));
        assertEquals(0, EuclideanNorm.of(List.of(new double[] {0, -0.0})));
        assertEquals(4, cases);
    }

    @Test
    void aNormWithInfinityIsNotTurnedIntoZero() {
        List<double[]> gradients = List.of(new double[] {INFINITY, 1});
        new GradientClipping.GlobalNorm(1).clip(gradients);
        assertTrue(Double.isNaN(gradients.get(0)[0]));
    }

    /** Scaling by a power of two must not change a bit of the plain sum of squares. */
    @Test
    void normIsThatOfThePlainSum() {
        Random random = new Random(1);
        int cases = 0;
        for (int length : new int[] {1, 2, 3, 17, 784}) {
            double[] values = random.doubles(length, -3, 3).toArray();
            double sum = 0;
            for (double value : values) {
                sum += value * value;
            }
            assertEquals(StrictMath.sqrt(sum), EuclideanNorm.of(List.of(values)));
            cases++;
        }
        assertEquals(5, cases);
    }

    @Test
    void rejectsLimitsThatAreNotFiniteAndAboveZero() {
        Map<String, DoubleFunction<GradientClipping>> kinds =
                Map.of(
                        "value", GradientClipping.Value::new,
                        "tensor norm", GradientClipping.TensorNorm::new,
                        "global norm", GradientClipping.GlobalNorm::new);
        int rejected = 0;
        for (DoubleFunction<GradientClipping> kind : kinds.values()) {
            for (double limit : new double[] {0, -1, NAN, INFINITY}) {
                String message =
                        assertThrows(IllegalArgumentException.class, () -> kind.apply(limit))
                                .getMessage();
                assertTrue(message.endsWith("finite and above 0, not " + limit), message);
                rejected++;
            }
        }
        assertEquals(3 * 4, rejected);
    }
}
