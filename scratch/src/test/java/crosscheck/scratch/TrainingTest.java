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
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many steps: what {@link Network#fitEpoch} promises. */
class TrainingTest {
    private final Dataset xor = TruthTable.XOR.dataset();

    private static Network xorNetwork() {
        return Perceptron.quadratic(Activation.SIGMOID, 2, 4, 2)
                .initialised(Initialiser.NORMAL, 1)
                .network();
    }

    private static List<double[]> weights(Network network) {
        return network.parameters().stream().map(p -> p.value().values().clone()).toList();
    }

    private static void assertSameWeights(List<double[]> expected, List<double[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int p = 0; p < expected.size(); p++) {
            assertArrayEquals(expected.get(p), actual.get(p));
        }
    }

    /** Trains; the mean loss of each epoch's steps. */
    private static List<Double> fit(
            Network network, Dataset train, Optimiser optimiser, int epochs, MiniBatches order) {
        List<Double> losses = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            losses.add(network.fitEpoch(train, order.epoch(epoch), optimiser));
        }
        return losses;
    }

    @Test
    void xorIsLearned() {
        Network network = xorNetwork();
        List<Double> losses = fit(network, xor, Optimiser.sgd(3), 2000, new MiniBatches(4, 4, 1));
        assertArrayEquals(
                new int[] {0, 1, 1, 0},
                network.predict(Batch.features(xor, new int[] {0, 1, 2, 3})));
        assertEquals(4, network.evaluate(xor).correct());
        double first = losses.get(0);
        double last = losses.get(1999);
        assertTrue(last < 0.1 * first, first + " to " + last);
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
            fit(network, iris.train(), Optimiser.sgd(0.1), 200, order);
            double accuracy = network.evaluate(iris.validation()).accuracyFraction();
            assertTrue(accuracy >= 0.9, "accuracy " + accuracy);
            cases++;
        }
        assertEquals(2, cases);
    }

    @Test
    void sameSeedGivesTheSameBitsWithEveryRule() {
        List<UpdateRule> rules = new ArrayList<>();
        rules.add(new Sgd());
        rules.add(new Momentum(0.9));
        rules.add(new Nesterov(0.9));
        rules.add(new AdaDelta(0.95, 1e-6));
        for (Variant variant : Variant.values()) {
            rules.add(new AdaGrad(1e-6, variant));
            rules.add(new RmsProp(0.9, 1e-8, variant));
            rules.add(new Adam(0.9, 0.999, 1e-8, variant));
            rules.add(new Nadam(0.9, 0.999, 1e-8, variant));
            rules.add(new AmsGrad(0.9, 0.999, 1e-8, variant));
        }
        List<double[]> before = weights(xorNetwork());
        for (UpdateRule rule : rules) {
            OptimiserSettings settings =
                    OptimiserSettings.of(rule, rule.hasLearningRate() ? 0.1 : 1)
                            .withClipping(new GradientClipping.GlobalNorm(0.1))
                            .withL2Coefficient(0.01);
            List<Network> twice = List.of(xorNetwork(), xorNetwork());
            MiniBatches order = new MiniBatches(4, 3, 7);
            twice.forEach(n -> fit(n, xor, new Optimiser(settings), 20, order));
            assertSameWeights(weights(twice.get(0)), weights(twice.get(1)));
            assertFalse(Arrays.equals(before.get(0), weights(twice.get(0)).get(0)));
        }
        assertEquals(4 + 2 * 5, rules.size());
    }

    @Test
    void fitTakesTheStepsOfEachEpochInItsOwnOrder() {
        Network steps = xorNetwork();
        MiniBatches order = new MiniBatches(4, 3, 7); // 3 examples, then 1
        assertFalse(Arrays.equals(order.order(0), order.order(1)));
        Optimiser optimiser =
                new Optimiser(OptimiserSettings.of(new Momentum(0.5), 0.5)); // kept over epochs
        List<Double> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 2; epoch++) {
            double sum = 0;
            for (int[] rows : order.epoch(epoch)) {
                Tensor x = Batch.features(xor, rows);
                sum += rows.length * steps.step(x, Batch.targets(xor, rows), optimiser);
            }
            expected.add(sum / 4);
        }
        Network fitted = xorNetwork();
        Optimiser other = new Optimiser(OptimiserSettings.of(new Momentum(0.5), 0.5));
        assertEquals(expected, fit(fitted, xor, other, 2, order));
        assertSameWeights(weights(steps), weights(fitted));
    }

    @Test
    void stopsWhereTheLossIsNotFinite() {
        Network linear = new Network(List.of(new Dense(2, 2)), new QuadraticLoss());
        String message =
                assertThrows(
                                ArithmeticException.class,
                                () ->
                                        fit(
                                                linear,
                                                xor,
                                                Optimiser.sgd(1e300),
                                                5,
                                                new MiniBatches(4, 4, 1)))
                        .getMessage();
        assertEquals("the loss is Infinity; first of all the loss itself", message);
    }
}
