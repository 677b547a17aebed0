package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowNormalisedQuadraticLossTest {
    private static final double STEP = 1e-5;
    private static final int N = 5;
    private static final int K = 4;
    private final RowNormalisedQuadraticLoss loss = new RowNormalisedQuadraticLoss();
    private final Tensor z = new Tensor(N, K);
    private final Tensor targets = new Tensor(N, K);

    RowNormalisedQuadraticLossTest() {
        Random random = new Random(1);
        Arrays.setAll(z.values(), i -> 4 * random.nextDouble() - 2);
        for (int i = 0; i < N; i++) {
            targets.values()[i * K + random.nextInt(K)] = 1;
        }
    }

    private static double logit(double a) {
        return Math.log(a / (1 - a));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void isTheQuadraticLossOfSigmoidsDividedByTheirSum() {
        // sigmoids 0.2 0.2 0.4 and 0.1 0.1 0.2: y is 1/4 1/4 1/2 in both rows
        Tensor logits =
                Tensor.of(
                        new double[] {
                            logit(0.2), logit(0.2), logit(0.4), logit(0.1), logit(0.1), logit(0.2)
                        },
                        2,
                        3);
        Tensor t = Tensor.of(new double[] {0, 0, 1, 1, 0, 0}, 2, 3);
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.5, 0.25, 0.25, 0.5},
                loss.outputs(logits).values(),
                1e-15);
        // squares: 1/16 + 1/16 + 1/4 and 9/16 + 1/16 + 1/4, together 5/4; halved, over 2 examples
        assertEquals(5.0 / 16, loss.value(logits, t), 1e-15);
        // (y - t) y (1 - y) / 2: 1/4 of 3/16 is 3/64, 1/2 of 1/4 is 1/8, 3/4 of 3/16 is 9/64
        assertArrayEquals(
                new double[] {3.0 / 128, 3.0 / 128, -1.0 / 16, -9.0 / 128, 3.0 / 128, 1.0 / 16},
                loss.gradient(logits, t).values(),
                1e-15);
    }

    @Test
    void gradientIsNotTheDerivativeOfTheValue() {
        int different = 0;
        for (int i = 0; i < N * K; i++) {
            double gradient = loss.gradient(z, targets).values()[i];
            different += Math.abs(gradient - difference(i)) > 1e-4 ? 1 : 0;
        }
        assertEquals(N * K, different);
    }

    @Test
    void derivativeIsAsTheDocumentationSays() {
        Tensor y = loss.outputs(z);
        int checked = 0;
        for (int i = 0; i < N; i++) {
            double common = 0;
            for (int l = 0; l < K; l++) {
                common += y.get(i, l) * (y.get(i, l) - targets.get(i, l));
            }
            for (int j = 0; j < K; j++) {
                double slope = y.get(i, j) * (1 - sigmoid(z.get(i, j)));
                double derivative = (y.get(i, j) - targets.get(i, j) - common) * slope / N;
                assertEquals(difference(i * K + j), derivative, 1e-9);
                checked++;
            }
        }
        assertEquals(N * K, checked);
    }

    @Test
    void rowsOfOutputsSumToOneAndKeepTheirOrder() {
        Tensor y = loss.outputs(z);
        int checked = 0;
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int j = 0; j < K; j++) {
                sum += y.get(i, j);
            }
            assertEquals(1, sum, 1e-15);
            assertEquals(z.argMax(i), y.argMax(i));
            checked++;
        }
        assertEquals(N, checked);
    }

    @Test
    void sigmoidsThatUnderflowKeepTheirRatios() {
        Tensor far = Tensor.of(new double[] {-2000, -2000 - Math.log(3), 5000, 5000}, 2, 2);
        assertArrayEquals(new double[] {0.75, 0.25, 0.5, 0.5}, loss.outputs(far).values(), 1e-12);
    }

    /** The central difference of the loss with respect to z[i]. */
    private double difference(int i) {
        Tensor above = z.copy();
        above.values()[i] += STEP;
        Tensor below = z.copy();
        below.values()[i] -= STEP;
        return (loss.value(above, targets) - loss.value(below, targets)) / (2 * STEP);
    }
}
