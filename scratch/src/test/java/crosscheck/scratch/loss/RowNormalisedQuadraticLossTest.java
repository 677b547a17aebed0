package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RowNormalisedQuadraticLossTest {
    private static final double STEP = 1e-5;
    private static final int N = 5;
    private static final int K = 4;
    private final RowNormalisedQuadraticLoss loss = new RowNormalisedQuadraticLoss();
    private final Tensor a = new Tensor(N, K);
    private final Tensor targets = new Tensor(N, K);

    RowNormalisedQuadraticLossTest() {
        Random random = new Random(1);
        Arrays.setAll(a.values(), i -> 0.05 + 0.9 * random.nextDouble());
        for (int i = 0; i < N; i++) {
            targets.values()[i * K + random.nextInt(K)] = 1;
        }
    }

    @Test
    void isTheQuadraticLossOfRowsDividedByTheirSum() {
        Tensor one = Tensor.of(new double[] {0.25, 0.25, 0.5, 0.5, 0.5, 1}, 2, 3);
        Tensor t = Tensor.of(new double[] {0, 0, 1, 1, 0, 0}, 2, 3);
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.5, 0.25, 0.25, 0.5}, loss.outputs(one).values());
        // squares: 1/16 + 1/16 + 1/4 and 9/16 + 1/16 + 1/4, together 5/4; halved, over 2 examples
        assertEquals(5.0 / 16, loss.value(one, t));
        assertArrayEquals(
                new double[] {0.125, 0.125, -0.25, -0.375, 0.125, 0.25},
                loss.gradient(one, t).values());
    }

    @Test
    void gradientIsNotTheDerivativeOfTheValue() {
        int different = 0;
        for (int i = 0; i < N * K; i++) {
            double derivative = difference(loss::outputs, i);
            double gradient = loss.gradient(a, targets).values()[i];
            different += Math.abs(gradient - derivative) > 1e-3 ? 1 : 0;
        }
        assertEquals(N * K, different);
    }

    @Test
    void gradientIsTheDerivativeWithRowSumsHeldTimesTheRowSum() {
        int checked = 0;
        double[] sums = sums(a);
        UnaryOperator<Tensor> dividedByFixedSums = moved -> divided(moved, sums);
        for (int i = 0; i < N * K; i++) {
            double derivative = difference(dividedByFixedSums, i);
            double gradient = loss.gradient(a, targets).values()[i];
            assertEquals(derivative * sums[i / K], gradient, 1e-9);
            assertTrue(Math.abs(gradient - derivative) > 1e-3, "row sum " + sums[i / K]);
            checked++;
        }
        assertEquals(N * K, checked);
    }

    @Test
    void derivativeIsAsTheDocumentationSays() {
        Tensor y = loss.outputs(a);
        int checked = 0;
        for (int i = 0; i < N; i++) {
            double common = 0;
            for (int l = 0; l < K; l++) {
                common += y.get(i, l) * (y.get(i, l) - targets.get(i, l));
            }
            for (int j = 0; j < K; j++) {
                double derivative = (y.get(i, j) - targets.get(i, j) - common) / (N * sums(a)[i]);
                assertEquals(difference(loss::outputs, i * K + j), derivative, 1e-9);
                checked++;
            }
        }
        assertEquals(N * K, checked);
    }

    @Test
    void rowsOfOutputsSumToOneAndKeepTheirOrder() {
        Tensor y = loss.outputs(a);
        int checked = 0;
        for (int i = 0; i < N; i++) {
            assertEquals(1, sums(y)[i], 1e-15);
            assertEquals(a.argMax(i), y.argMax(i));
            checked++;
        }
        assertEquals(N, checked);
    }

    @Test
    void rowsThatSumToZeroGiveNan() {
        Tensor zeros = new Tensor(N, K);
        assertTrue(Double.isNaN(loss.value(zeros, targets)));
    }

    /** The central difference of the quadratic loss of {@code outputs} with respect to a[i]. */
    private double difference(UnaryOperator<Tensor> outputs, int i) {
        Tensor above = a.copy();
        above.values()[i] += STEP;
        Tensor below = a.copy();
        below.values()[i] -= STEP;
        Loss quadratic = new QuadraticLoss();
        return (quadratic.value(outputs.apply(above), targets)
                        - quadratic.value(outputs.apply(below), targets))
                / (2 * STEP);
    }

    private static double[] sums(Tensor tensor) {
        double[] sums = new double[N];
        for (int i = 0; i < N * K; i++) {
            sums[i / K] += tensor.values()[i];
        }
        return sums;
    }

    private static Tensor divided(Tensor tensor, double[] sums) {
        Tensor divided = new Tensor(N, K);
        Arrays.setAll(divided.values(), i -> tensor.values()[i] / sums[i / K]);
        return divided;
    }
}
