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
import crosscheck.scratch.schedule.Schedule;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Many steps: what {@link Trainer} promises. */
class TrainingTest {
    private static final EpochListener SILENT = result -> {};

    private final Dataset xor = TruthTable.XOR.dataset();

    private static Network xorNetwork() {
        return Perceptron.quadratic(Activation.SIGMOID, 2, 4, 2)
                .initialised(Initialiser.NORMAL, 1)
                .network();
    }

    private static Trainer sgd(double learningRate, int epochs) {
        return Trainer.of(OptimiserSettings.of(new Sgd(), learningRate), epochs);
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

    private TrainingHistory fit(Trainer trainer, Network network, MiniBatches order) {
        return trainer.fit(network, xor, xor, order, SILENT);
    }

    @Test
    void xorIsLearned() {
        Network network = xorNetwork();
        TrainingHistory history = fit(sgd(3, 2000), network, new MiniBatches(4, 4, 1));
        assertArrayEquals(
                new int[] {0, 1, 1, 0},
                network.predict(Batch.features(xor, new int[] {0, 1, 2, 3})));
        assertEquals(4, network.evaluate(xor).correct());
        assertEquals(2000, history.epochs().size());
        double first = history.epochs().get(0).trainLoss();
        double last = history.epochs().get(1999).trainLoss();
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
            sgd(0.1, 200).fit(network, iris.train(), iris.validation(), order, SILENT);
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
            twice.forEach(n -> fit(Trainer.of(settings, 20), n, new MiniBatches(4, 3, 7)));
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
        List<EpochResult> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 2; epoch++) {
            double sum = 0;
            for (int[] rows : order.epoch(epoch)) {
                Tensor x = Batch.features(xor, rows);
                sum += rows.length * steps.step(x, Batch.targets(xor, rows), optimiser);
            }
            expected.add(new EpochResult(epoch, 0.5, sum / 4, steps.evaluate(xor)));
        }
        List<EpochResult> heard = new ArrayList<>();
        Network fitted = xorNetwork();
        Trainer trainer = Trainer.of(OptimiserSettings.of(new Momentum(0.5), 0.5), 2);
        TrainingHistory history = trainer.fit(fitted, xor, xor, order, heard::add);
        assertEquals(expected, heard);
        assertEquals(expected, history.epochs());
        assertEquals(OptionalInt.empty(), history.stoppedEarlyAt());
        assertSameWeights(weights(steps), weights(fitted));
    }

    @Test
    void everyEpochHasTheLearningRateOfTheSchedule() {
        Network steps = xorNetwork();
        MiniBatches order = new MiniBatches(4, 4, 1);
        double[] rates = {0.5, 0.5, 0.25, 0.25, 0.125};
        for (int epoch = 0; epoch < rates.length; epoch++) {
            steps.fitEpoch(xor, order.epoch(epoch), Optimiser.sgd(rates[epoch]));
        }
        Network fitted = xorNetwork();
        TrainingHistory history =
                fit(sgd(0.5, 5).withSchedule(new Schedule.Step(0.5, 2)), fitted, order);
        assertArrayEquals(
                rates, history.epochs().stream().mapToDouble(EpochResult::learningRate).toArray());
        assertSameWeights(weights(steps), weights(fitted));
    }

    @Test
    void plateauGoesByTheValidationLosses() { // at rate 64 the loss gets worse
        Schedule.Plateau plateau = new Schedule.Plateau(0.5, 0, 0, 1e-3);
        TrainingHistory history =
                fit(sgd(64, 30).withSchedule(plateau), xorNetwork(), new MiniBatches(4, 1, 1));
        List<Double> losses =
                history.epochs().stream().map(result -> result.validation().loss()).toList();
        int lowered = 0;
        for (int epoch = 0; epoch < 30; epoch++) {
            double rate = history.epochs().get(epoch).learningRate();
            assertEquals(plateau.rate(64, losses.subList(0, epoch)), rate);
            lowered += rate < 64 ? 1 : 0;
        }
        assertTrue(lowered > 0 && lowered < 30, lowered + " epochs below the first rate");
    }

    // ---- wrong use --------------------------------------------------------------------------

    @Test
    void rejectsLessThanOneEpoch() {
        int rejected = 0;
        for (int epochs : new int[] {0, -1}) {
            String message =
                    assertThrows(IllegalArgumentException.class, () -> sgd(1, epochs)).getMessage();
            assertEquals("there must be at least 1 epoch, not " + epochs, message);
            rejected++;
        }
        assertEquals(2, rejected);
    }

    @Test
    void rejectsAnOrderForAnotherNumberOfExamples() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> fit(sgd(1, 1), xorNetwork(), new MiniBatches(3, 2, 1)))
                        .getMessage();
        assertEquals("an order for 3 examples does not fit 4", message);
    }

    @Test
    void rejectsAScheduleForARuleWithoutLearningRate() {
        Trainer trainer = Trainer.of(OptimiserSettings.of(new AdaDelta(0.5, 1), 1), 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer.withSchedule(new Schedule.Exponential(0.5)));
    }

    @Test
    void stopsWhereTheLossIsNotFinite() {
        Network linear = new Network(List.of(new Dense(2, 2)), new QuadraticLoss());
        String message =
                assertThrows(
                                ArithmeticException.class,
                                () -> fit(sgd(1e300, 5), linear, new MiniBatches(4, 4, 1)))
                        .getMessage();
        assertEquals("the loss is Infinity; first of all the loss itself", message);
    }
}
