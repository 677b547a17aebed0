package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.scratch.Batch;
import crosscheck.scratch.Network;
import crosscheck.scratch.fast.kernel.Kernels;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.RowNormalisedQuadraticLoss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A fast network and the reference built from the same configuration, with the same weights. */
final class Twins {
    final FastNetwork fast;
    final Network reference;
    final Optimiser optimiser;

    Twins(FastConfiguration configuration, Kernels kernels, long seed) {
        fast = new FastNetwork(configuration, kernels);
        reference = new Network(layers(configuration), loss(configuration.loss()));
        optimiser = new Optimiser(configuration.optimiser());
        drawWeights(seed);
    }

    private static List<Layer> layers(FastConfiguration configuration) {
        List<Layer> layers = new ArrayList<>();
        List<Integer> sizes = configuration.sizes();
        for (int l = 0; l + 1 < sizes.size(); l++) {
            layers.add(new Dense(sizes.get(l), sizes.get(l + 1)));
            if (l + 2 < sizes.size()) {
                layers.add(new ActivationLayer(configuration.hidden()));
                if (configuration.dropoutRate() > 0) {
                    layers.add(
                            new Dropout(
                                    configuration.dropoutRate(), configuration.dropoutSeed(), l));
                }
            }
        }
        if (configuration.loss() == FastLoss.QUADRATIC) {
            layers.add(new ActivationLayer(Activation.SIGMOID));
        }
        return layers;
    }

    private static Loss loss(FastLoss loss) {
        return switch (loss) {
            case QUADRATIC -> new QuadraticLoss();
            case CROSS_ENTROPY -> new SoftmaxCrossEntropy();
            case ROW_NORMALISED_QUADRATIC -> new RowNormalisedQuadraticLoss();
        };
    }

    /** Xavier's weights and small biases, exact in float, for both. */
    private void drawWeights(long seed) {
        Random random = new Random(seed);
        for (int p = 0; p < reference.parameters().size(); p++) {
            Tensor value = reference.parameters().get(p).value();
            double deviation = p % 2 == 0 ? Math.sqrt(2.0 / (value.rows() + value.columns())) : 0.1;
            for (int i = 0; i < value.values().length; i++) {
                value.values()[i] = (float) (deviation * random.nextGaussian());
            }
            fast.setParameter(p / 2, name(p), value.values());
        }
    }

    static String name(int p) {
        return p % 2 == 0 ? "W" : "b";
    }

    /** One step of both; the larger of the losses' differences so far is the caller's to keep. */
    double lossDifferenceOfStep(Dataset data, int[] rows) {
        double expected =
                reference.step(Batch.features(data, rows), Batch.targets(data, rows), optimiser);
        return Math.abs(expected - fast.step(data, rows));
    }

    double weightDifference() {
        double largest = 0;
        for (int p = 0; p < reference.parameters().size(); p++) {
            Parameter parameter = reference.parameters().get(p);
            double[] actual = fast.parameter(p / 2, name(p));
            largest = Math.max(largest, difference(parameter.value().values(), actual));
        }
        return largest;
    }

    /** NaN if a number is. */
    static double difference(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new AssertionError(actual.length + " numbers instead of " + expected.length);
        }
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }
}
