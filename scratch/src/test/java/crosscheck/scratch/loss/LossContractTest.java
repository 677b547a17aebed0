package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every loss. */
class LossContractTest {
    private static final int K = 3;
    private static final List<Loss> LOSSES =
            List.of(
                    new QuadraticLoss(),
                    new SquaredError(Scaling.PER_EXAMPLE),
                    new SquaredError(Scaling.PER_ENTRY),
                    new SquaredError(Scaling.SUM),
                    new AbsoluteError(Scaling.PER_EXAMPLE),
                    new AbsoluteError(Scaling.PER_ENTRY),
                    new AbsoluteError(Scaling.SUM),
                    new SoftmaxCrossEntropy(),
                    new CrossEntropy(),
                    new CrossEntropy(CrossEntropy.DL4J_CLIP),
                    new SigmoidCrossEntropy(),
                    new BinaryCrossEntropy(),
                    new BinaryCrossEntropy(BinaryCrossEntropy.DL4J_CLIP),
                    new RowNormalisedQuadraticLoss());

    /** From 0.05 to 0.95, which suits losses on probabilities and on logits alike. */
    private static Tensor outputs(int n, long seed) {
        Random random = new Random(seed);
        Tensor y = new Tensor(n, K);
        Arrays.setAll(y.values(), i -> 0.05 + 0.9 * random.nextDouble());
        return y;
    }

    private static Tensor targets(int n) {
        Tensor targets = new Tensor(n, K);
        for (int i = 0; i < n; i++) {
            targets.values()[i * K + i % K] = 1;
        }
        return targets;
    }

    private static Tensor rows(Tensor tensor, int from, int to) {
        return Tensor.of(Arrays.copyOfRange(tensor.values(), from * K, to * K), to - from, K);
    }

    @Test
    void valueIsAboveZeroWhereOutputsAreWrong() {
        int checked = 0;
        for (Loss loss : LOSSES) {
            for (int n = 1; n <= 5; n++) {
                double value = loss.value(outputs(n, n), targets(n));
                assertTrue(value > 0 && Double.isFinite(value), loss + ": " + value);
                checked++;
            }
        }
        assertEquals(14 * 5, checked);
    }

    @Test
    void valueOfABatchFollowsFromItsParts() {
        Tensor y = outputs(7, 1);
        Tensor t = targets(7);
        int sums = 0;
        for (Loss loss : LOSSES) {
            double parts =
                    loss.divisor(3) * loss.value(rows(y, 0, 3), rows(t, 0, 3))
                            + loss.divisor(4) * loss.value(rows(y, 3, 7), rows(t, 3, 7));
            assertEquals(loss.value(y, t), parts / loss.divisor(7), 1e-14, loss.toString());
            sums += loss.divisor(7) == 1 ? 1 : 0;
        }
        assertEquals(2, sums);
    }

    @Test
    void gradientOfAnExampleDependsOnTheOthersByTheirNumberOnly() {
        Tensor y = outputs(4, 2);
        Tensor t = targets(4);
        int checked = 0;
        for (Loss loss : LOSSES) {
            double[] alone = loss.gradient(rows(y, 1, 2), rows(t, 1, 2)).values();
            Tensor together = loss.gradient(y, t);
            for (int j = 0; j < K; j++) {
                assertEquals(
                        alone[j] / loss.divisor(4), together.get(1, j), 1e-15, loss.toString());
                checked++;
            }
        }
        assertEquals(14 * K, checked);
    }

    @Test
    void nanInOutputsOrTargetsGivesNan() {
        int checked = 0;
        for (Loss loss : LOSSES) {
            for (int at = 0; at < 2 * K; at++) {
                Tensor y = outputs(2, 3);
                y.values()[at] = Double.NaN;
                assertTrue(Double.isNaN(loss.value(y, targets(2))), loss + " y " + at);
                assertTrue(
                        Double.isNaN(loss.gradient(y, targets(2)).values()[at]), loss + " " + at);
                Tensor t = targets(2);
                t.values()[at] = Double.NaN;
                assertTrue(Double.isNaN(loss.value(outputs(2, 3), t)), loss + " t " + at);
                assertTrue(Double.isNaN(loss.gradient(outputs(2, 3), t).values()[at]), loss + "");
                checked++;
            }
        }
        assertEquals(14 * 2 * K, checked);
    }

    @Test
    void otherShapesAreRejected() {
        int checked = 0;
        for (Loss loss : LOSSES) {
            for (Tensor t : List.of(targets(3), new Tensor(2, 4), new Tensor(3, 2), targets(1))) {
                Tensor y = outputs(2, 4);
                assertThrows(IllegalArgumentException.class, () -> loss.value(y, t));
                assertThrows(IllegalArgumentException.class, () -> loss.gradient(y, t));
                checked++;
            }
        }
        assertEquals(14 * 4, checked);
    }

    @Test
    void argumentsAreNotModifiedAndGradientIsNew() {
        int checked = 0;
        for (Loss loss : LOSSES) {
            Tensor y = outputs(3, 5);
            Tensor t = targets(3);
            loss.value(y, t);
            loss.outputs(y);
            Arrays.fill(loss.gradient(y, t).values(), 9);
            assertArrayEquals(outputs(3, 5).values(), y.values(), loss.toString());
            assertArrayEquals(targets(3).values(), t.values(), loss.toString());
            checked++;
        }
        assertEquals(14, checked);
    }
}
