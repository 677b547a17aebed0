package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.truthtable.TruthTable;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Which weights a network is left with at the end of a training. */
class BestWeightsTest {
    private final Dataset xor = TruthTable.XOR.dataset();

    private TrainingHistory fit(
            double learningRate,
            int epochs,
            Optional<EarlyStopping> stopping,
            Network network,
            EpochListener listener) {
        OptimiserSettings sgd = OptimiserSettings.of(new Sgd(), learningRate);
        return new Trainer(sgd, Schedule.CONSTANT, stopping, epochs)
                .fit(network, xor, xor, new MiniBatches(4, 2, 1), listener);
    }

    private static Optional<EarlyStopping> stopping(int patience) {
        return Optional.of(new EarlyStopping(patience, 0));
    }

    /** Puts out a weight that grows by the learning rate each step, and counts its steps. */
    private static final class Growing implements Layer {
        private final Parameter weight = Parameter.zeros("b", 1, 1);
        private final double[] passes = new double[1];

        @Override
        public Tensor forward(Tensor x, Mode mode) {
            passes[0] += mode == Mode.TRAINING ? 1 : 0;
            Tensor y = new Tensor(x.rows(), 2);
            for (int i = 0; i < x.rows(); i++) {
                y.values()[2 * i] = weight.value().values()[0];
            }
            return y;
        }

        @Override
        public void computeParameterGradients(Tensor yGradient) {
            weight.gradient().values()[0] = -1;
        }

        @Override
        public Tensor inputGradient(Tensor yGradient) {
            return new Tensor(yGradient.rows(), 2);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weight);
        }

        @Override
        public List<double[]> statistics() {
            return List.of(passes);
        }
    }

    private final Growing layer = new Growing();
    private final Network growing = new Network(List.of(layer), new QuadraticLoss());

    private double weight() {
        return layer.weight.value().values()[0];
    }

    @Test
    void bestWeightsAndStatisticsAreRestoredBitForBit() {
        // half of the targets are 0, half are 1: the loss is lowest at w = 1/2
        List<Double> after = new ArrayList<>();
        TrainingHistory history =
                fit(0.09375, 50, stopping(2), growing, result -> after.add(weight()));
        assertEquals(List.of(0.1875, 0.375, 0.5625, 0.75, 0.9375, 1.125), after);
        assertEquals(OptionalInt.of(2), history.bestEpoch());
        assertEquals(OptionalInt.of(5), history.stoppedEarlyAt());
        assertEquals(6, history.epochs().size());
        assertEquals(0.5625, weight());
        assertEquals(2 * 3, layer.passes[0]);
        assertEquals(history.epochs().get(2).validation(), growing.evaluate(xor));
    }

    @Test
    void bestWeightsOfARealTrainingAreRestoredBitForBit() {
        Network network =
                Perceptron.quadratic(Activation.SIGMOID, 2, 4, 2)
                        .initialised(Initialiser.NORMAL, 1)
                        .network();
        List<List<double[]>> after = new ArrayList<>();
        TrainingHistory history =
                fit(64, 30, stopping(30), network, result -> after.add(weights(network)));
        int best = history.bestEpoch().orElseThrow();
        assertEquals(30, after.size());
        assertEquals(OptionalInt.empty(), history.stoppedEarlyAt());
        assertTrue(best < 29, "the best epoch is the last");
        for (int p = 0; p < 4; p++) {
            assertArrayEquals(after.get(best).get(p), weights(network).get(p));
        }
        for (EpochResult result : history.epochs()) {
            assertTrue(result.validation().loss() >= network.evaluate(xor).loss());
        }
    }

    private static List<double[]> weights(Network network) {
        return network.parameters().stream().map(p -> p.value().values().clone()).toList();
    }

    @Test
    void withoutEarlyStoppingTheLastWeightsStay() {
        TrainingHistory history = fit(0.125, 6, Optional.empty(), growing, result -> {});
        assertEquals(1.5, weight());
        assertEquals(OptionalInt.of(1), history.bestEpoch());
        assertEquals(OptionalInt.empty(), history.stoppedEarlyAt());
    }

    @Test
    void lastWeightsStayWhereNoValidationLossIsFinite() {
        layer.weight.value().values()[0] = 7e153; // four squares overflow, two do not
        TrainingHistory history = fit(1e153, 1, stopping(0), growing, result -> {});
        double loss = history.epochs().get(0).validation().loss();
        assertEquals(Double.POSITIVE_INFINITY, loss);
        assertEquals(OptionalInt.empty(), history.bestEpoch());
        assertEquals(9e153, weight(), 1e140);
    }
}
