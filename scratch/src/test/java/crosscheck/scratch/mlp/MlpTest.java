package crosscheck.scratch.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.scratch.Batch;
import crosscheck.scratch.Network;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.optimiser.Optimiser;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlpTest {
    private static final double LEARNING_RATE = 3;
    private static final Dataset DIGITS = DrawnDigits.draw(203, 1, 1).train();

    private final Mlp mlp = new Mlp(1);
    private final Network library =
            new Network(
                    List.of(
                            new Dense(Mlp.INPUTS, Mlp.HIDDEN),
                            new ActivationLayer(Activation.SIGMOID),
                            new Dense(Mlp.HIDDEN, Mlp.OUTPUTS),
                            new ActivationLayer(Activation.SIGMOID)),
                    new QuadraticLoss());

    /** The library's parameters in its order: weights and biases of each layer, row by row. */
    private static List<double[]> parameters(Mlp mlp) {
        return List.of(
                flat(Arrays.copyOf(mlp.w1, Mlp.INPUTS)),
                mlp.w1[Mlp.INPUTS].clone(),
                flat(Arrays.copyOf(mlp.w2, Mlp.HIDDEN)),
                mlp.w2[Mlp.HIDDEN].clone());
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private void giveTheLibraryTheSameWeights() {
        List<double[]> weights = parameters(mlp);
        for (int p = 0; p < weights.size(); p++) {
            double[] values = library.parameters().get(p).value().values();
            assertEquals(values.length, weights.get(p).length);
            System.arraycopy(weights.get(p), 0, values, 0, values.length);
        }
    }

    @Test
    void takesTheStepsOfTheLibraryToTheLastBit() {
        giveTheLibraryTheSameWeights();
        double[] before = parameters(mlp).get(0);
        MiniBatches batches = new MiniBatches(DIGITS.size(), 10, 7); // the last one has 3
        Optimiser sgd = Optimiser.sgd(LEARNING_RATE);
        int steps = 0;
        for (int epoch = 0; epoch < 4; epoch++) {
            for (int[] rows : batches.epoch(epoch)) {
                double expected =
                        library.step(
                                Batch.features(DIGITS, rows), Batch.targets(DIGITS, rows), sgd);
                assertEquals(expected, mlp.step(DIGITS, rows, LEARNING_RATE), 0.0);
                steps++;
            }
            for (int p = 0; p < 4; p++) {
                assertArrayEquals(
                        library.parameters().get(p).value().values(), parameters(mlp).get(p));
            }
        }
        assertEquals(4 * 21, steps);
        assertFalse(Arrays.equals(before, parameters(mlp).get(0)));
    }

    @Test
    void readsTheDigitsAsTheLibraryDoes() {
        giveTheLibraryTheSameWeights();
        int[] rows = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
        int[] expected = library.predict(Batch.features(DIGITS, rows));
        double[] pixels = new double[Mlp.INPUTS];
        for (int row : rows) {
            DIGITS.copyRow(row, pixels, 0);
            assertEquals(expected[row], mlp.predict(pixels), "row " + row);
        }
    }
}
