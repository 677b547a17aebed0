package crosscheck.scratch.manyneurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.Batch;
import crosscheck.scratch.Network;
import crosscheck.scratch.fast.FastNetwork;
import crosscheck.scratch.mlp.LayerSizes;
import crosscheck.scratch.optimiser.Optimiser;
import org.junit.jupiter.api.Test;

class ManyNeuronsTest {
    private static final int STEPS = 10;
    private final Dataset digits = DrawnDigits.draw(500, 1, 1).train();
    private final ManyNeurons lecture = new ManyNeurons(LayerSizes.of(784, 100, 10));

    @Test
    void beginsWithNormalWeightsAndBiasesOfOneTenth() {
        Network network = lecture.reference(1);
        assertEquals(79_510, network.parameterCount());
        double[] weights = network.parameters().get(0).value().values();
        double squares = 0;
        for (double w : weights) {
            squares += w * w;
        }
        assertEquals(1, squares / weights.length, 0.03);
        int biases = 0;
        for (int p : new int[] {1, 3}) {
            for (double b : network.parameters().get(p).value().values()) {
                assertEquals(0.1f, b);
                biases++;
            }
        }
        assertEquals(110, biases);
    }

    @Test
    void floatsFollowTheReferenceOverTheFirstSteps() {
        Network reference = lecture.reference(1);
        FastNetwork fast = lecture.fast(100, 1);
        Optimiser optimiser = Optimiser.sgd(ManyNeurons.LEARNING_RATE);
        int compared = 0;
        for (int[] rows : new DrawnBatches(digits.size(), 100, STEPS, 1).epoch(0)) {
            double expected =
                    reference.step(
                            Batch.features(digits, rows), Batch.targets(digits, rows), optimiser);
            assertEquals(expected, fast.step(digits, rows), 1e-5 * expected);
            compared++;
        }
        assertEquals(STEPS, compared);
        double[] expected = reference.parameters().get(0).value().values();
        double[] actual = fast.parameter(0, "W");
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        assertTrue(largest > 0 && largest < 1e-4, "largest difference " + largest);
    }

    @Test
    void learnsDigits() {
        FastNetwork network = lecture.fast(500, 3);
        double before = network.evaluate(digits).accuracyFraction();
        for (int[] rows : new DrawnBatches(digits.size(), 500, 200, 3).epoch(0)) {
            network.step(digits, rows);
        }
        double after = network.evaluate(digits).accuracyFraction();
        assertTrue(before < 0.2 && after > 0.5, before + " to " + after);
    }

    @Test
    void rejectsAnotherNumberOfLayers() {
        assertThrows(IllegalArgumentException.class, () -> new ManyNeurons(LayerSizes.of(784, 10)));
    }
}
