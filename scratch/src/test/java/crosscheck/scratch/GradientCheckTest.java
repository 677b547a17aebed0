package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private static final int ALL = Integer.MAX_VALUE;

    /** Initial weights with few dead units and, on these batches, no pre-activation near 0. */
    private static final long SEED = 7;

    private static List<Perceptron> withEveryLoss(
            Activation hidden, Initialiser initialiser, int... sizes) {
        return List.of(
                Perceptron.quadratic(hidden, sizes).initialised(initialiser, SEED),
                Perceptron.softmax(hidden, sizes).initialised(initialiser, SEED));
    }

    private static GradientCheck.Result check(
            Perceptron perceptron, RandomBatch batch, int entries) {
        if (perceptron.hidden() == Activation.RELU) {
            assertTrue(Kinks.assertKeptAwayFrom(perceptron.layers(), batch.x()) > 0);
        }
        GradientCheck.Result result =
                GradientCheck.run(perceptron.network(), batch.x(), batch.targets(), entries, 1);
        assertTrue(result.passed(), result.toString());
        assertTrue(result.nonZero() >= 0.9 * result.checked(), result.toString());
        return result;
    }

    @Test
    void everyEntryOfOneHiddenLayerAgrees() {
        RandomBatch batch = RandomBatch.draw(12, 4, 3, 5);
        int cases = 0;
        for (Activation hidden : Activation.values()) {
            for (Perceptron perceptron : withEveryLoss(hidden, Initialiser.NORMAL, 4, 5, 3)) {
                assertEquals(4 * 5 + 5 + 5 * 3 + 3, check(perceptron, batch, ALL).checked());
                cases++;
            }
        }
        assertEquals(4 * 2, cases);
    }

    @Test
    void everyEntryOfTwoHiddenLayersAgrees() {
        RandomBatch batch = RandomBatch.draw(24, 4, 3, 5);
        int cases = 0;
        for (Activation hidden : Activation.values()) {
            for (Perceptron perceptron : withEveryLoss(hidden, Initialiser.NORMAL, 4, 6, 5, 3)) {
                assertEquals(
                        4 * 6 + 6 + 6 * 5 + 5 + 5 * 3 + 3, check(perceptron, batch, ALL).checked());
                cases++;
            }
        }
        assertEquals(4 * 2, cases);
    }

    @Test
    void sampledEntriesOfANetworkForDigitsAgree() {
        RandomBatch batch = RandomBatch.draw(10, 784, 10, 12);
        int cases = 0;
        for (Activation hidden : Activation.values()) {
            for (Perceptron perceptron : withEveryLoss(hidden, Initialiser.XAVIER, 784, 30, 10)) {
                assertEquals(15 + 15 + 15 + 10, check(perceptron, batch, 15).checked());
                cases++;
            }
        }
        assertEquals(4 * 2, cases);
    }

    @Test
    void weightsAreAsBeforeTheCheck() {
        Perceptron perceptron = withEveryLoss(Activation.TANH, Initialiser.NORMAL, 4, 5, 3).get(0);
        List<double[]> before =
                perceptron.network().parameters().stream()
                        .map(p -> p.value().values().clone())
                        .toList();
        check(perceptron, RandomBatch.draw(12, 4, 3, 5), ALL);
        for (int p = 0; p < before.size(); p++) {
            assertArrayEquals(
                    before.get(p), perceptron.network().parameters().get(p).value().values());
        }
    }

    @Test
    void sameSeedFindsTheSame() {
        Perceptron perceptron = withEveryLoss(Activation.TANH, Initialiser.NORMAL, 4, 5, 3).get(1);
        RandomBatch batch = RandomBatch.draw(12, 4, 3, 5);
        assertEquals(check(perceptron, batch, 7), check(perceptron, batch, 7));
    }

    @Test
    void gradientsThatAreAllZeroDoNotPass() {
        Perceptron zeros = Perceptron.quadratic(Activation.TANH, 4, 5, 3);
        RandomBatch batch = RandomBatch.draw(12, 4, 3, 5);
        GradientCheck.Result result =
                GradientCheck.run(zeros.network(), batch.x(), batch.targets(), ALL, 1);
        assertTrue(result.budgetUsed() <= 1, result.toString());
        assertTrue(result.nonZero() < 0.9 * result.checked(), result.toString());
        assertFalse(result.passed());
    }

    @Test
    void nanDoesNotPass() {
        Perceptron perceptron = withEveryLoss(Activation.TANH, Initialiser.NORMAL, 4, 5, 3).get(0);
        RandomBatch batch = RandomBatch.draw(12, 4, 3, 5);
        batch.x().values()[7] = Double.NaN;
        GradientCheck.Result result =
                GradientCheck.run(perceptron.network(), batch.x(), batch.targets(), ALL, 1);
        assertTrue(Double.isNaN(result.budgetUsed()), result.toString());
        assertFalse(result.passed());
    }

    @Test
    void resultPassesOnlyWithinItsBounds() {
        assertTrue(new GradientCheck.Result(10, 9, 1, "").passed());
        assertFalse(new GradientCheck.Result(10, 8, 1, "").passed());
        assertFalse(new GradientCheck.Result(10, 10, 1.001, "").passed());
        assertFalse(new GradientCheck.Result(10, 10, Double.NaN, "").passed());
        assertFalse(new GradientCheck.Result(0, 0, 0, "").passed());
    }
}
