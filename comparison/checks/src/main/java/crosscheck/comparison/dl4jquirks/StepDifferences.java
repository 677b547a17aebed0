package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.Network;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.regularization.L2Regularization;

/**
 * What is in a score, and what is done to gradients before the update rule. Linear neurons with one
 * input of 1, the target 0 and the squared error.
 */
final class StepDifferences {
    private static final double[][] X = {{1}};
    private static final double[][] TARGET = {{0}};

    private StepDifferences() {}

    static List<Difference> all() {
        return List.of(scoreWithL2(), scoreBeforeUpdate(), clipThenL2(), clipNorm());
    }

    private static Difference scoreWithL2() {
        return new Difference(
                "score-with-l2",
                Topic.LOSSES,
                "The score contains the L2 term",
                new Published("C_0 = loss of the examples", "Nielsen 2015, equation 87"),
                InDl4j.of(
                        "score() = C_0 + 1/2 l2 sum of w^2",
                        BaseOutputLayer.class,
                        L2Regularization.class),
                "Scores with and without L2 cannot be compared; subtract"
                        + " calcRegularizationScore(true). The coefficient l2 is Nielsen's lambda / n"
                        + " with n training examples.",
                StepDifferences::measureScoreWithL2);
    }

    private static Measured measureScoreWithL2() {
        double w = 2;
        double l2 = 0.5;
        Dense neuron = neuron(w);
        try (SmallNetwork network =
                SmallNetwork.of(
                        SmallNetwork.settings(0.1).l2(l2), SmallNetwork.linearOutput(1, 1))) {
            network.set("0_W", w);
            return Measured.of(
                    Gap.of(
                            "w = 2, l2 = 0.5",
                            "loss",
                            SmallScratch.loss(SmallScratch.network(neuron), X, TARGET),
                            network.fit(X, TARGET),
                            l2 * w * w / 2));
        }
    }

    private static Dense neuron(double w) {
        Dense neuron = new Dense(1, 1);
        SmallScratch.parameter(neuron, 0)[0] = w;
        return neuron;
    }

    private static Difference scoreBeforeUpdate() {
        return new Difference(
                "score-before-update",
                Topic.LOSSES,
                "The score after a step is of the weights before it",
                new Published(
                        "C(w) of the weights w that the network has", "Nielsen 2015, chapter 1"),
                InDl4j.of(
                        "score() after fit(x, y) = C(w) before w was changed",
                        MultiLayerNetwork.class),
                "A score logged after step t belongs to the weights of step t - 1, in listeners too;"
                        + " score(dataSet) evaluates the weights that are there.",
                StepDifferences::measureScoreBeforeUpdate);
    }

    private static Measured measureScoreBeforeUpdate() {
        double w = 2;
        double rate = 0.1;
        Network reference = SmallScratch.network(neuron(w));
        reference.step(SmallScratch.tensor(X), SmallScratch.tensor(TARGET), Optimiser.sgd(rate));
        try (SmallNetwork network =
                SmallNetwork.of(SmallNetwork.settings(rate), SmallNetwork.linearOutput(1, 1))) {
            network.set("0_W", w);
            double shrunk = 1 - 4 * rate; // z = w + b, both change by 2 z rate
            return Measured.of(
                    Gap.of(
                            "w = 2, learning rate 0.1",
                            "loss after one step",
                            SmallScratch.loss(reference, X, TARGET),
                            network.fit(X, TARGET),
                            w * w * (1 - shrunk * shrunk)));
        }
    }

    private static Difference clipThenL2() {
        return new Difference(
                "clip-then-l2",
                Topic.GRADIENTS,
                "The L2 term is added after clipping",
                new Published(
                        "clip(dC/dw), C with the penalty in it",
                        "Pascanu, Mikolov and Bengio 2013, algorithm 1"),
                InDl4j.of("clip(dC_0/dw) + l2 w", BaseMultiLayerUpdater.class, UpdaterBlock.class),
                "A limit on gradients does not limit steps: weight decay comes on top of it. Libraries"
                        + " with decoupled decay do it like this on purpose.",
                StepDifferences::measureClipThenL2);
    }

    private static Measured measureClipThenL2() {
        double w = 2;
        double l2 = 0.5;
        double limit = 1;
        double[] gradient = {2 * w + l2 * w};
        new GradientClipping.Value(limit).clip(List.of(gradient));
        NeuralNetConfiguration.Builder settings =
                SmallNetwork.settings(1)
                        .l2(l2)
                        .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                        .gradientNormalizationThreshold(limit);
        try (SmallNetwork network = SmallNetwork.of(settings, SmallNetwork.linearOutput(1, 1))) {
            network.set("0_W", w);
            network.fit(X, TARGET);
            return Measured.of(
                    Gap.of(
                            "w = 2, dC_0/dw = 4, l2 = 0.5, values clipped to 1",
                            "step of w at learning rate 1",
                            gradient[0],
                            w - network.get("0_W")[0],
                            l2 * w));
        }
    }

    private static Difference clipNorm() {
        return new Difference(
                "clip-norm-by-layer",
                Topic.GRADIENTS,
                "Norms are clipped by layer or by tensor, never of the whole gradient",
                new Published(
                        "g = g limit / norm where norm > limit, over all parameters",
                        "Pascanu, Mikolov and Bengio 2013, algorithm 1"),
                InDl4j.of(
                        "the same for each layer (ClipL2PerLayer) or each tensor of it"
                                + " (ClipL2PerParamType) on its own",
                        BaseMultiLayerUpdater.class),
                "The clipped gradient has another direction than the gradient, and L layers let it be"
                        + " sqrt(L) times as long as the limit.",
                StepDifferences::measureClipNorm);
    }

    /** Two neurons with weights of 1, one behind the other: every gradient is 2. */
    private static Measured measureClipNorm() {
        double limit = 1;
        Dense first = neuron(1);
        Dense second = neuron(1);
        OptimiserSettings clipped =
                OptimiserSettings.of(new Sgd(), 1)
                        .withClipping(new GradientClipping.GlobalNorm(limit));
        SmallScratch.network(first, second)
                .step(SmallScratch.tensor(X), SmallScratch.tensor(TARGET), new Optimiser(clipped));
        double published =
                length(
                        SmallScratch.parameter(first, 0)[0],
                        SmallScratch.parameter(first, 1)[0],
                        SmallScratch.parameter(second, 0)[0],
                        SmallScratch.parameter(second, 1)[0]);
        NeuralNetConfiguration.Builder settings =
                SmallNetwork.settings(1)
                        .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                        .gradientNormalizationThreshold(limit);
        DenseLayer dense =
                new DenseLayer.Builder().nIn(1).nOut(1).activation(Activation.IDENTITY).build();
        try (SmallNetwork network =
                SmallNetwork.of(settings, dense, SmallNetwork.linearOutput(1, 1))) {
            network.set("0_W", 1);
            network.set("1_W", 1);
            network.fit(X, TARGET);
            double dl4j =
                    length(
                            network.get("0_W")[0],
                            network.get("0_b")[0],
                            network.get("1_W")[0],
                            network.get("1_b")[0]);
            return Measured.of(
                    Gap.of(
                            "2 layers of 1 weight and 1 bias, each gradient 2, limit 1",
                            "length of the step at learning rate 1",
                            published,
                            dl4j,
                            limit * (StrictMath.sqrt(2) - 1)));
        }
    }

    /** Of the step from weights of 1 and biases of 0. */
    private static double length(double w0, double b0, double w1, double b1) {
        return StrictMath.sqrt((1 - w0) * (1 - w0) + b0 * b0 + (1 - w1) * (1 - w1) + b1 * b1);
    }
}
