package crosscheck.comparison.engine;

import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.scratch.Network;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Translates a network's description into layers of the hand-written side. */
final class ScratchNetworks {
    private ScratchNetworks() {}

    static Network build(NetworkSpec spec, long dropoutSeed) {
        List<Layer> layers = new ArrayList<>();
        int fanIn = spec.inputs();
        int dropoutLayer = 0;
        for (int units : spec.hidden()) {
            layers.add(new Dense(fanIn, units));
            layers.add(new ActivationLayer(activation(spec)));
            if (spec.dropoutRate() > 0) {
                layers.add(new Dropout(spec.dropoutRate(), dropoutSeed, dropoutLayer++));
            }
            fanIn = units;
        }
        layers.add(new Dense(fanIn, spec.outputs()));
        if (spec.loss() == LossName.CROSS_ENTROPY) {
            return new Network(layers, new SoftmaxCrossEntropy());
        }
        layers.add(new ActivationLayer(Activation.SIGMOID));
        return new Network(layers, new QuadraticLoss());
    }

    static Activation activation(NetworkSpec spec) {
        return switch (spec.activation()) {
            case SIGMOID -> Activation.SIGMOID;
            case TANH -> Activation.TANH;
            case RELU -> Activation.RELU;
            case IDENTITY -> Activation.IDENTITY;
        };
    }

    static Initialiser initialiser(NetworkSpec spec) {
        return switch (spec.initialiser()) {
            case NORMAL -> Initialiser.NORMAL;
            case XAVIER -> Initialiser.XAVIER;
            case HE -> Initialiser.HE;
        };
    }

    static List<ParameterTensor> weights(Network network) {
        List<ParameterTensor> weights = new ArrayList<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            Parameter parameter = network.parameters().get(i);
            weights.add(
                    new ParameterTensor(
                            i / 2, // W and b of each dense layer
                            parameter.name(),
                            parameter.value().columns(),
                            parameter.value().values().clone()));
        }
        return weights;
    }

    static void setWeights(Network network, List<ParameterTensor> weights) {
        for (int i = 0; i < network.parameters().size(); i++) {
            double[] target = network.parameters().get(i).value().values();
            double[] source = weights.get(i).values();
            if (source.length != target.length) {
                throw new IllegalArgumentException(
                        weights.get(i).fullName()
                                + " has "
                                + source.length
                                + " numbers, the network needs "
                                + target.length);
            }
            System.arraycopy(source, 0, target, 0, target.length);
        }
    }
}
