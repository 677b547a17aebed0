package crosscheck.scratch.manyneurons;

import crosscheck.scratch.Network;
import crosscheck.scratch.fast.FastConfiguration;
import crosscheck.scratch.fast.FastLoss;
import crosscheck.scratch.fast.FastNetwork;
import crosscheck.scratch.initialiser.Normal;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.loss.RowNormalisedQuadraticLoss;
import crosscheck.scratch.mlp.LayerSizes;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.tensor.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * The lecture's network with one hidden layer of sigmoids and {@link RowNormalisedQuadraticLoss}:
 * weights from N(0, 1), biases 0.1, plain gradient descent.
 *
 * @param sizes inputs, hidden units, outputs
 */
public record ManyNeurons(LayerSizes sizes) {

    /** The lecture's step size. */
    public static final double LEARNING_RATE = 2.0;

    private static final float BIAS = 0.1f;

    public ManyNeurons {
        if (sizes.layerCount() != 2) {
            throw new IllegalArgumentException(
                    "the lecture's network has one hidden layer, not that of " + sizes);
        }
    }

    /**
     * The network in double.
     *
     * @param seed decides the weights, any value
     * @return ready to train
     */
    public Network reference(long seed) {
        Network network =
                new Network(
                        List.of(
                                new Dense(sizes.fanIn(0), sizes.fanOut(0)),
                                new ActivationLayer(Activation.SIGMOID),
                                new Dense(sizes.fanIn(1), sizes.fanOut(1))),
                        new RowNormalisedQuadraticLoss());
        network.initialise(new Normal(1, 0), seed);
        for (Parameter parameter : network.parameters()) {
            if (parameter.name().equals("b")) {
                Arrays.fill(parameter.value().values(), BIAS);
            }
        }
        return network;
    }

    /**
     * The same network in float, with the same weights.
     *
     * @param miniBatchSize the most examples that a step takes, at least 1
     * @param seed decides the weights, any value
     * @return ready to train at {@link #LEARNING_RATE}
     * @throws IllegalArgumentException if the mini-batch size is below 1
     */
    public FastNetwork fast(int miniBatchSize, long seed) {
        FastNetwork network =
                new FastNetwork(
                        FastConfiguration.of(
                                sizes.sizes(),
                                Activation.SIGMOID,
                                FastLoss.ROW_NORMALISED_QUADRATIC,
                                OptimiserSettings.of(new Sgd(), LEARNING_RATE),
                                miniBatchSize));
        List<Parameter> parameters = reference(seed).parameters();
        for (int p = 0; p < parameters.size(); p++) { // W and b of each layer
            Parameter parameter = parameters.get(p);
            network.setParameter(p / 2, parameter.name(), parameter.value().values());
        }
        return network;
    }
}
