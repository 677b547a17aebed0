package crosscheck.scratch.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class QuadraticLossTest {
    private final QuadraticLoss loss = new QuadraticLoss();
    private final Tensor targets = Tensor.of(new double[] {1, 0, 0, 0, 1, 0}, 2, 3);

    @Test
    void isHalfTheSquaredDistanceAveragedOverTheExamples() {
        Tensor a = Tensor.of(new double[] {0.5, 0.25, 0, 1, 1, -0.5}, 2, 3);
        // squares: 1/4 + 1/16 + 0 and 1 + 0 + 1/4, together 25/16; divided by 2 and by 2 examples
        assertEquals(25.0 / 64, loss.value(a, targets));
        assertArrayEquals(
                new double[] {-0.25, 0.125, 0, 0.5, 0, -0.25}, loss.gradient(a, targets).values());
    }

    @Test
    void lecturesThreeIrisesHaveTheirLoss() {
        // a neuron whose weights and bias are 0.1: 0.1 (5.1 + 3.5 + 1.4 + 0.2) + 0.1 and so on; the
        // slide cuts the outputs to four digits and prints 0.19169, which is neither of these
        double[] printed = {0.7539, 0.7407, 0.7388};
        Tensor logits = Tensor.of(new double[] {1.12, 1.05, 1.04}, 3, 1);
        Tensor outputs = new SigmoidCrossEntropy().outputs(logits);
        assertArrayEquals(printed, outputs.values(), 1e-4);
        Tensor labels = Tensor.of(new double[] {0, 1, 0}, 3, 1);
        assertEquals(0.196933, loss.value(outputs, labels), 5e-7);
        assertEquals(0.196905, loss.value(Tensor.of(printed, 3, 1), labels), 5e-7);
    }

    @Test
    void isZeroWhereEveryOutputIsItsTarget() {
        assertEquals(0, loss.value(targets.copy(), targets));
        assertArrayEquals(new double[6], loss.gradient(targets.copy(), targets).values());
    }

    @Test
    void doesNotDependOnHowOftenAnExampleIsRepeated() {
        Tensor one = Tensor.of(new double[] {0.5, 0.25, 0}, 1, 3);
        Tensor two = Tensor.of(new double[] {0.5, 0.25, 0, 0.5, 0.25, 0}, 2, 3);
        Tensor oneTarget = Tensor.of(new double[] {1, 0, 0}, 1, 3);
        Tensor twoTargets = Tensor.of(new double[] {1, 0, 0, 1, 0, 0}, 2, 3);
        assertEquals(loss.value(one, oneTarget), loss.value(two, twoTargets));
    }

    @Test
    void gradientMatchesCentralDifference() {
        assertEquals(5 * 7 * 4, LossDifferences.check(loss));
    }

    @Test
    void nanGivesNan() {
        Tensor a = Tensor.of(new double[] {0, 0, Double.NaN, 0, 0, 0}, 2, 3);
        assertTrue(Double.isNaN(loss.value(a, targets)));
    }

    @Test
    void outputsAreTheLastLayersValues() {
        Tensor a = new Tensor(2, 3);
        assertSame(a, loss.outputs(a));
    }
}
