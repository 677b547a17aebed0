package crosscheck.scratch;

import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.List;

/**
 * A multilayer perceptron with its layers at hand.
 *
 * @param hidden the activation of the hidden layers
 * @param layers from the input to the output
 * @param network made of these layers
 */
record Perceptron(Activation hidden, List<Layer> layers, Network network) {

    /** Sigmoid outputs with the quadratic loss. */
    static Perceptron quadratic(Activation hidden, int... sizes) {
        List<Layer> layers = layers(hidden, sizes);
        layers.add(new ActivationLayer(Activation.SIGMOID));
        return of(hidden, layers, new QuadraticLoss());
    }

    /** Logits with softmax and cross-entropy. */
    static Perceptron softmax(Activation hidden, int... sizes) {
        return of(hidden, layers(hidden, sizes), new SoftmaxCrossEntropy());
    }

    private static Perceptron of(Activation hidden, List<Layer> layers, Loss loss) {
        return new Perceptron(hidden, layers, new Network(layers, loss));
    }

    private static List<Layer> layers(Activation hidden, int... sizes) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l + 1 < sizes.length; l++) {
            if (l > 0) {
                layers.add(new ActivationLayer(hidden));
            }
            layers.add(new Dense(sizes[l], sizes[l + 1]));
        }
        return layers;
    }

    Perceptron initialised(Initialiser initialiser, long seed) {
        network.initialise(initialiser, seed);
        return this;
    }
}
