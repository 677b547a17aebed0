package crosscheck.comparison.dl4jquirks;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.BaseNDArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where a NaN is lost, so that a training that failed looks healthy. */
final class NanDifferences {
    private NanDifferences() {}

    static List<Difference> all() {
        return List.of(relu(), maxPooling(), scalar());
    }

    private static Difference relu() {
        return new Difference(
                "relu-nan",
                Topic.LAYERS,
                "ReLU's slope is 0 where its input is NaN",
                new Published(
                        "an operation on a NaN gives a NaN",
                        "IEEE 754-2019, section 6.2; the hand-written side keeps it"),
                InDl4j.of("dx = dy if x > 0, else 0", ActivationReLU.class),
                "The weights of such a unit get gradients of 0, as if it were switched off, even"
                        + " where dy is NaN: looking for NaN in gradients misses the layer where it"
                        + " began. Forward it goes through; watch the score, or use"
                        + " InvalidScoreIterationTerminationCondition.",
                NanDifferences::measureRelu);
    }

    private static Measured measureRelu() {
        double[] z = {Double.NaN, 1, -1};
        ActivationLayer reference = new ActivationLayer(Activation.RELU);
        Tensor forward = reference.forward(Tensor.of(z.clone(), 1, 3), Mode.TRAINING);
        Tensor backward = reference.inputGradient(Tensor.of(new double[] {1, 1, 1}, 1, 3));
        ActivationReLU relu = new ActivationReLU();
        try (INDArray x = Nd4j.createFromArray(new double[][] {z});
                INDArray y = relu.getActivation(x.dup(), true);
                INDArray slope =
                        relu.backprop(x, Nd4j.createFromArray(new double[][] {{1, 1, 1}}))
                                .getFirst()) {
            String setting = "inputs NaN, 1, -1";
            return Measured.of(
                    Gap.of(
                            setting,
                            "NaNs in the gradient of the inputs",
                            nans(backward.values()),
                            nans(slope.data().asDouble()),
                            -1),
                    Gap.of(
                            setting,
                            "NaNs in the outputs",
                            nans(forward.values()),
                            nans(y.data().asDouble()),
                            0));
        }
    }

    private static Difference maxPooling() {
        return new Difference(
                "max-pooling-nan",
                Topic.LAYERS,
                "The maximum passes over NaN",
                new Published(
                        "maximum(a, NaN) = NaN",
                        "IEEE 754-2019, section 9.6; the hand-written side keeps it"),
                InDl4j.of(
                        "the largest value that is none; of NaNs alone the least finite number,"
                                + " -1.8e308",
                        SubsamplingLayer.class),
                "A NaN before a pooling layer can vanish in the forward pass, and the score stays"
                        + " finite. A window of NaNs gives a number that looks like an overflow.",
                NanDifferences::measureMaxPooling);
    }

    private static Measured measureMaxPooling() {
        double[] one = {Double.NaN, 2, 3, 4};
        double[] all = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        try (SmallNetwork network =
                SmallNetwork.ofImages(
                        2,
                        SmallNetwork.settings(0.1),
                        new org.deeplearning4j.nn.conf.layers.SubsamplingLayer.Builder(
                                        org.deeplearning4j.nn.conf.layers.SubsamplingLayer
                                                .PoolingType.MAX)
                                .kernelSize(2, 2)
                                .stride(2, 2)
                                .build(),
                        SmallNetwork.linearOutput(1, 1))) {
            return Measured.of(
                    Gap.of(
                            "window NaN 2 3 4",
                            "NaNs in the maximum with three numbers",
                            nans(maximum(one)),
                            nans(network.output(one, 1, 1, 2, 2)),
                            -1),
                    Gap.of(
                            "window of four NaNs",
                            "NaNs in the maximum of NaNs alone",
                            nans(maximum(all)),
                            nans(network.output(all, 1, 1, 2, 2)),
                            -1));
        }
    }

    private static Difference scalar() {
        return new Difference(
                "scalar-nan",
                Topic.LAYERS,
                "A single number that is NaN counts as 1e-5",
                new Published(
                        "an operation on a NaN gives a NaN",
                        "IEEE 754-2019, section 6.2; the hand-written side keeps it"),
                InDl4j.of(
                        "array.mul(NaN) = 1e-5 array, and so add, sub and div with a number; a"
                                + " product with a 1 x 1 matrix is one of these",
                        BaseNDArray.class),
                "With one output and one example the layers before get gradients of 1e-5 times the"
                        + " output's weights where the loss is NaN, and go on changing.",
                NanDifferences::measureScalar);
    }

    /** Two linear neurons one behind the other, and a target that is NaN. */
    private static Measured measureScalar() {
        double[][] x = {{1}};
        double[][] target = {{Double.NaN}};
        Dense first = new Dense(1, 1);
        Dense second = new Dense(1, 1);
        SmallScratch.parameter(second, 0)[0] = 1;
        SmallScratch.network(first, second)
                .computeGradients(SmallScratch.tensor(x), SmallScratch.tensor(target));
        double[] reference = first.parameters().get(0).gradient().values();
        DenseLayer dense =
                new DenseLayer.Builder()
                        .nIn(1)
                        .nOut(1)
                        .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                        .build();
        try (SmallNetwork network =
                        SmallNetwork.of(
                                SmallNetwork.settings(0.1),
                                dense,
                                SmallNetwork.linearOutput(1, 1));
                INDArray two = Nd4j.createFromArray(2.0)) {
            network.set("1_W", 1);
            return Measured.of(
                    Gap.of(
                            "2 times NaN",
                            "NaNs in the product",
                            nans(new double[] {2 * Double.NaN}),
                            nans(two.mul(Double.NaN).toDoubleVector()),
                            -1),
                    Gap.of(
                            "1 input, 1 hidden unit, 1 output, target NaN",
                            "NaNs in the gradient of the first weight",
                            nans(reference),
                            nans(network.gradient("0_W", x, target)),
                            -1));
        }
    }

    private static double[] maximum(double[] window) {
        return new MaxPool2d(ExampleShape.image(2, 2), Window.square(2, 2, Padding.VALID))
                .forward(Tensor.of(window.clone(), 1, 1, 2, 2), Mode.INFERENCE)
                .values();
    }

    private static double nans(double[] values) {
        return Arrays.stream(values).filter(Double::isNaN).count();
    }
}
