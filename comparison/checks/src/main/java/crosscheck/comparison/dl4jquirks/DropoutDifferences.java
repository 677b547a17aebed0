package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.nd4j.linalg.activations.Activation;

/** What the number of a dropout means, and what is dropped. All inputs are 1. */
final class DropoutDifferences {
    private static final int VALUES = 10_000;

    private DropoutDifferences() {}

    static List<Difference> all() {
        return List.of(retain(), input());
    }

    private static Difference retain() {
        return new Difference(
                "dropout-retain",
                Topic.LAYERS,
                "dropOut takes the probability of keeping",
                new Published(
                        "y = 0 with probability p, else x / (1 - p)",
                        "Keras' and PyTorch's Dropout(p); the paper, Srivastava and others 2014,"
                                + " keeps with p as DL4J does"),
                InDl4j.of(
                        "y = x / p with probability p, else 0",
                        org.deeplearning4j.nn.conf.dropout.Dropout.class),
                "dropOut(0.2) leaves a fifth. Both agree at 0.5, which hides the mistake, and at 0,"
                        + " where DL4J drops nothing either.",
                DropoutDifferences::measureRetain);
    }

    private static Measured measureRetain() {
        double p = 0.2;
        double[] reference =
                new Dropout(p, 1, 0)
                        .forward(Tensor.of(ones(VALUES), VALUES, 1), Mode.TRAINING)
                        .values();
        double[] framework;
        try (SmallNetwork network = dense(0, p)) {
            network.set("0_W", 1);
            framework = network.trainingOutput(ones(VALUES), VALUES, 1);
        }
        String setting = "10,000 values of 1, p = 0.2";
        return Measured.of(
                Gap.of(
                        setting,
                        "a kept value",
                        greatest(reference),
                        greatest(framework),
                        1 / p - 1 / (1 - p)),
                Gap.of(setting, "share of zeros", zeros(reference), zeros(framework), (1 - p) - p)
                        .drawn(StrictMath.sqrt(2 * p * (1 - p) / VALUES)));
    }

    private static Difference input() {
        return new Difference(
                "dropout-input",
                Topic.LAYERS,
                "A layer's dropout drops its inputs, not its outputs",
                new Published(
                        "y = mask f(W x + b)",
                        "Srivastava and others 2014, section 4: the outputs of a layer are dropped"),
                InDl4j.of("y = f(W (mask x) + b)", AbstractLayer.class),
                "Written on the first layer it drops pixels; for dropout of a hidden layer write it"
                        + " on the layer after, or use a DropoutLayer.",
                DropoutDifferences::measureInput);
    }

    private static Measured measureInput() {
        int examples = 64;
        Dense dense = new Dense(1, 1);
        SmallScratch.parameter(dense, 0)[0] = 1;
        SmallScratch.parameter(dense, 1)[0] = 1;
        Tensor z = dense.forward(Tensor.of(ones(examples), examples, 1), Mode.TRAINING);
        double[] reference = new Dropout(0.5, 1, 0).forward(z, Mode.TRAINING).values();
        double[] framework;
        try (SmallNetwork network = dense(1, 0.5)) {
            network.set("0_W", 1);
            framework = network.trainingOutput(ones(examples), examples, 1);
        }
        String setting = "x = 1, w = 1, b = 1, p = 0.5, 64 examples";
        return Measured.of(
                Gap.of(setting, "least output", least(reference), least(framework), 1),
                Gap.of(
                        setting,
                        "greatest output",
                        greatest(reference),
                        greatest(framework),
                        (2 + 1) - 2 * (1 + 1)));
    }

    /** One linear unit that drops its input. */
    private static SmallNetwork dense(double bias, double p) {
        return SmallNetwork.of(
                SmallNetwork.settings(0.1),
                new DenseLayer.Builder()
                        .nIn(1)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .biasInit(bias)
                        .dropOut(p)
                        .build(),
                SmallNetwork.linearOutput(1, 1));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double greatest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double zeros(double[] values) {
        return Arrays.stream(values).filter(value -> value == 0).count() / (double) values.length;
    }
}
