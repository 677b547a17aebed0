package crosscheck.scratch.cnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.Batch;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DigitCnnTest {
    private final Dataset digits = DrawnDigits.draw(100, 1, 1).train();
    private final DigitCnn cnn = new DigitCnn(0.25, 1);

    @Test
    void everyLayerHasItsParameters() {
        int first = 8 * 25 + 8;
        int second = 16 * 8 * 25 + 16;
        int hidden = 16 * 4 * 4 * 64 + 64;
        int output = 64 * 10 + 10;
        assertEquals(first + second + hidden + output, cnn.network().parameterCount());
        assertEquals(12, cnn.layers().size());
    }

    @Test
    void firstMapsAreTheReluOfTheConvolution() {
        Tensor x = Batch.features(digits, new int[] {0, 1});
        Tensor maps = cnn.firstMaps(x);
        assertArrayEquals(new int[] {2, 8, 24, 24}, maps.shape());
        Tensor kernels = cnn.firstKernels();
        int above = 0;
        for (int o = 0; o < 8; o++) {
            double sum = 0; // biases begin at 0
            for (int ky = 0; ky < 5; ky++) {
                for (int kx = 0; kx < 5; kx++) {
                    sum += kernels.get(o, ky * 5 + kx) * x.get(1, (10 + ky) * 28 + 12 + kx);
                }
            }
            assertEquals(Math.max(0, sum), maps.get(1, (o * 24 + 10) * 24 + 12), 1e-12);
            above += sum > 0 ? 1 : 0;
        }
        assertTrue(above > 0 && above < 8, "above 0: " + above);
    }

    @Test
    void learnsAFewDigits() {
        Optimiser optimiser = Optimiser.sgd(0.1);
        double before = cnn.network().evaluate(digits).loss();
        for (int epoch = 0; epoch < 8; epoch++) {
            cnn.network().fitEpoch(digits, new MiniBatches(100, 10, 1).epoch(epoch), optimiser);
        }
        assertTrue(cnn.network().evaluate(digits).loss() < before / 2);
    }
}
