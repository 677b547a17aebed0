package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {
    private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

    private static Tensor row(double... values) {
        return Tensor.of(values, 1, values.length);
    }

    private static Tensor logsOf(double... values) {
        return row(Arrays.stream(values).map(StrictMath::log).toArray());
    }

    @Test
    void softmaxOfLogarithmsIsTheirShare() {
        double[] p = loss.outputs(logsOf(1, 2, 5)).values();
        assertArrayEquals(new double[] {0.125, 0.25, 0.625}, p, 1e-15);
    }

    @Test
    void isTheNegativeLogarithmOfTheRightClass() {
        assertEquals(StrictMath.log(4), loss.value(logsOf(1, 2, 5), row(0, 1, 0)), 1e-15);
        assertArrayEquals(
                new double[] {0.125, -0.75, 0.625},
                loss.gradient(logsOf(1, 2, 5), row(0, 1, 0)).values(),
                1e-15);
    }

    @Test
    void isAveragedOverTheExamples() {
        Tensor logits = new Tensor(2, 2);
        Tensor targets = Tensor.of(new double[] {1, 0, 0, 1}, 2, 2);
        assertEquals(StrictMath.log(2), loss.value(logits, targets), 1e-15);
        assertArrayEquals(
                new double[] {-0.25, 0.25, 0.25, -0.25}, loss.gradient(logits, targets).values());
    }

    @Test
    void logitsOfAThousandDoNotOverflow() {
        Tensor logits = row(1000, 0, -1000);
        assertArrayEquals(new double[] {1, 0, 0}, loss.outputs(logits).values());
        assertEquals(0, loss.value(logits, row(1, 0, 0)));
        assertEquals(1000, loss.value(logits, row(0, 1, 0)));
        assertEquals(2000, loss.value(logits, row(0, 0, 1)));
        assertArrayEquals(new double[] {1, 0, -1}, loss.gradient(logits, row(0, 0, 1)).values());
        assertEquals(StrictMath.log(3), loss.value(row(-1000, -1000, -1000), row(0, 1, 0)), 1e-12);
    }

    @Test
    void addingTheSameToEveryLogitChangesNothing() {
        double[] p = loss.outputs(row(0.5, 1.5, -2)).values();
        assertArrayEquals(p, loss.outputs(row(100.5, 101.5, 98)).values());
    }

    @Test
    void rowsOfSoftmaxSumToOne() {
        Random random = new Random(1);
        int checked = 0;
        for (double scale : new double[] {0.1, 1, 10, 100, 1000}) {
            Tensor logits = new Tensor(20, 10);
            Arrays.setAll(logits.values(), i -> scale * random.nextGaussian());
            Tensor p = loss.outputs(logits);
            for (int i = 0; i < 20; i++) {
                double[] row = Arrays.copyOfRange(p.values(), 10 * i, 10 * i + 10);
                assertEquals(1, Arrays.stream(row).sum(), 1e-14);
                assertTrue(Arrays.stream(row).allMatch(value -> value >= 0));
                assertEquals(logits.argMax(i), p.argMax(i));
                checked++;
            }
        }
        assertEquals(100, checked);
    }

    @Test
    void gradientMatchesCentralDifference() {
        assertEquals(5 * 7 * 4, LossDifferences.check(loss));
    }

    @Test
    void nanGivesNan() {
        assertTrue(Double.isNaN(loss.value(row(0, Double.NaN, 1), row(1, 0, 0))));
    }

    @Test
    void leavesItsArgumentsAlone() {
        Tensor logits = row(1, 2);
        Tensor targets = row(0, 1);
        loss.gradient(logits, targets);
        loss.outputs(logits);
        assertArrayEquals(new double[] {1, 2}, logits.values());
        assertArrayEquals(new double[] {0, 1}, targets.values());
    }
}
