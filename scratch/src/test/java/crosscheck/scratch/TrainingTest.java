package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import crosscheck.data.truthtable.TruthTable;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many steps: what {@link Network#fit} promises. */
class TrainingTest {
    private static final EpochListener SILENT = (epoch, loss) -> {};

    private final Dataset xor = TruthTable.XOR.dataset();

    private Network xorNetwork() {
        return Perceptron.quadratic(Activation.SIGMOID, 2, 4, 2)
                .initialised(Initialiser.NORMAL, 1)
                .network();
    }

    @Test
    void xorIsLearned() {
        Network network = xorNetwork();
        List<Double> losses = new ArrayList<>();
        network.fit(
                xor,
                new MiniBatches(4, 4, 1),
                2000,
                Optimiser.sgd(3),
                (epoch, loss) -> losses.add(loss));
        assertArrayEquals(
                new int[] {0, 1, 1, 0},
                network.predict(Batch.features(xor, new int[] {0, 1, 2, 3})));
        assertEquals(4, network.evaluate(xor).correct());
        assertEquals(2000, losses.size());
        assertTrue(losses.get(1999) < 0.1 * losses.get(0), losses.get(1999).toString());
    }

    @Test
    void irisIsLearned() {
        Split iris = Iris.split();
        int cases = 0;
        for (Perceptron perceptron :
                List.of(
                        Perceptron.quadratic(Activation.SIGMOID, 4, 8, 3),
                        Perceptron.softmax(Activation.TANH, 4, 8, 3))) {
            Network network = perceptron.initialised(Initialiser.XAVIER, 1).network();
            MiniBatches order = new MiniBatches(iris.train().size(), 10, 1);
            network.fit(iris.train(), order, 200, Optimiser.sgd(0.1), SILENT);
            double accuracy = network.evaluate(iris.validation()).accuracyFraction();
            assertTrue(accuracy >= 0.9, "accuracy " + accuracy);
            cases++;
        }
        assertEquals(2, cases);
    }

    @Test
    void sameSeedGivesTheSameBits() {
        List<Network> twice = List.of(xorNetwork(), xorNetwork());
        twice.forEach(n -> n.fit(xor, new MiniBatches(4, 3, 7), 20, Optimiser.sgd(0.5), SILENT));
        int checked = 0;
        for (int p = 0; p < 4; p++) {
            assertArrayEquals(
                    twice.get(0).parameters().get(p).value().values(),
                    twice.get(1).parameters().get(p).value().values());
            checked++;
        }
        assertEquals(4, checked);
    }

    @Test
    void fitTakesTheStepsOfEachEpochInItsOwnOrder() {
        Network steps = xorNetwork();
        MiniBatches order = new MiniBatches(4, 3, 7); // 3 examples, then 1
        assertFalse(Arrays.equals(order.order(0), order.order(1)));
        List<Double> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 2; epoch++) {
            double sum = 0;
            for (int[] rows : order.epoch(epoch)) {
                Tensor x = Batch.features(xor, rows);
                sum += rows.length * steps.step(x, Batch.targets(xor, rows), Optimiser.sgd(0.5));
            }
            expected.add(sum / 4);
        }
        List<Double> heard = new ArrayList<>();
        Network fitted = xorNetwork();
        fitted.fit(xor, order, 2, Optimiser.sgd(0.5), (epoch, loss) -> heard.add(loss));
        assertEquals(expected, heard);
        assertArrayEquals(
                steps.parameters().get(0).value().values(),
                fitted.parameters().get(0).value().values());
    }

    @Test
    void epochsAreCountedFromZero() {
        List<Integer> epochs = new ArrayList<>();
        xorNetwork()
                .fit(
                        xor,
                        new MiniBatches(4, 2, 1),
                        3,
                        Optimiser.sgd(0.5),
                        (epoch, loss) -> epochs.add(epoch));
        assertEquals(List.of(0, 1, 2), epochs);
    }

    @Test
    void rejectsLessThanOneEpoch() {
        int rejected = 0;
        for (int epochs : new int[] {0, -1}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () ->
                                            xorNetwork()
                                                    .fit(
                                                            xor,
                                                            new MiniBatches(4, 2, 1),
                                                            epochs,
                                                            Optimiser.sgd(1),
                                                            SILENT))
                            .getMessage();
            assertTrue(message.startsWith(epochs + " epochs over 4 of 4 examples"), message);
            rejected++;
        }
        assertEquals(2, rejected);
    }

    @Test
    void rejectsAnOrderForAnotherNumberOfExamples() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        xorNetwork()
                                                .fit(
                                                        xor,
                                                        new MiniBatches(3, 2, 1),
                                                        1,
                                                        Optimiser.sgd(1),
                                                        SILENT))
                        .getMessage();
        assertTrue(message.startsWith("1 epochs over 3 of 4 examples"), message);
    }

    @Test
    void stopsWhereTheLossIsNotFinite() {
        Network linear = new Network(List.of(new Dense(2, 2)), new QuadraticLoss());
        String message =
                assertThrows(
                                ArithmeticException.class,
                                () ->
                                        linear.fit(
                                                xor,
                                                new MiniBatches(4, 4, 1),
                                                5,
                                                Optimiser.sgd(1e300),
                                                SILENT))
                        .getMessage();
        assertEquals("the loss is Infinity; first of all the loss itself", message);
    }
}
