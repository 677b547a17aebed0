package crosscheck.comparison.dl4jquirks;

import crosscheck.data.ExampleShape;
import crosscheck.dl4j.runtime.NativeRuntime;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What oneDNN makes of an array that does not lie in memory as it thinks.
 *
 * <p>The network: an image of 2 x 2 pixels 1 2 3 4, two filters of one weight 1 each with ReLU, and
 * a linear output whose weight for pixel p and filter c is 2 p + c + 1. The target is 1/2 below the
 * output, so that the loss has the slope 1 there, and the slope of each filter's place is the
 * output's weight.
 */
final class HelperDifferences {
    private static final double[] IMAGE = {1, 2, 3, 4};
    private static final int PIXELS = 4;
    private static final int FILTERS = 2;
    private static final int EDGE = 2;
    private static final double TARGET = 109.5; // the output is 3 + 14 + 33 + 60

    private HelperDifferences() {}

    static List<Difference> all() {
        return List.of(channelsLast());
    }

    private static Difference channelsLast() {
        return new Difference(
                "nhwc-relu-gradient",
                Topic.LAYERS,
                "With oneDNN, ReLU and channels last a convolution's gradient is wrong",
                new Published(
                        "dW[c] = sum over h, w of x[h][w] d[c][h][w] (filters of one weight)",
                        "Goodfellow, Bengio and Courville 2016, section 9.5"),
                InDl4j.of(
                        "d[c][h][w] is taken from where d lies as channels first, at"
                                + " 2 c + h + 4 w instead of 4 c + 2 h + w: the strides of (h, w, c)"
                                + " are used for (c, h, w)",
                        MKLDNNConvHelper.class,
                        ActivationReLU.class),
                "In silence, and only in float where the layer helpers are on (DL4J leaves them off,"
                        + " Crosscheck switches them on and keeps images channels first). tanh,"
                        + " sigmoid and identity are right: they write into an array that lies as"
                        + " oneDNN thinks.",
                HelperDifferences::measureChannelsLast);
    }

    /** The output's weight for pixel p and filter c. */
    private static double slope(int p, int c) {
        return FILTERS * p + c + 1;
    }

    private static Measured measureChannelsLast() {
        double[] reference = handWritten();
        double[] framework = dl4j();
        boolean helped =
                NativeRuntime.info().oneDnn() && NativeRuntime.info().layerHelpers().equals("on");
        double[] channelsFirst = new double[PIXELS * FILTERS]; // how the slopes lie
        for (int c = 0; c < FILTERS; c++) {
            for (int p = 0; p < PIXELS; p++) {
                channelsFirst[PIXELS * c + p] = slope(p, c);
            }
        }
        double[] predicted = new double[FILTERS];
        for (int c = 0; c < FILTERS && helped; c++) {
            for (int p = 0; p < PIXELS; p++) {
                int read = EDGE * c + p / EDGE + PIXELS * (p % EDGE);
                predicted[c] += IMAGE[p] * (channelsFirst[read] - slope(p, c));
            }
        }
        String setting = "2 x 2 image, 2 filters of 1 x 1, helpers " + (helped ? "on" : "off");
        return Measured.of(
                Gap.of(
                        setting,
                        "gradient of the first filter",
                        reference[0],
                        framework[0],
                        predicted[0]),
                Gap.of(
                        setting,
                        "gradient of the second filter",
                        reference[1],
                        framework[1],
                        predicted[1]));
    }

    private static double[] handWritten() {
        Conv2d convolution =
                new Conv2d(
                        ExampleShape.image(EDGE, EDGE),
                        FILTERS,
                        Window.square(1, 1, Padding.VALID));
        Dense output = new Dense(PIXELS * FILTERS, 1);
        for (int c = 0; c < FILTERS; c++) {
            SmallScratch.parameter(convolution, 0)[c] = 1;
            for (int p = 0; p < PIXELS; p++) {
                SmallScratch.parameter(output, 0)[PIXELS * c + p] = slope(p, c);
            }
        }
        SmallScratch.network(
                        convolution,
                        new ActivationLayer(Activation.RELU),
                        new Flatten(convolution.outputShape()),
                        output)
                .computeGradients(
                        Tensor.of(IMAGE.clone(), 1, 1, EDGE, EDGE),
                        Tensor.of(new double[] {TARGET}, 1, 1));
        return convolution.parameters().get(0).gradient().values();
    }

    private static double[] dl4j() {
        double[] slopes = new double[PIXELS * FILTERS];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = slope(i / FILTERS, i % FILTERS);
        }
        try (SmallNetwork network =
                SmallNetwork.ofImages(
                        EDGE,
                        CNN2DFormat.NHWC,
                        SmallNetwork.settings(1).dataType(DataType.FLOAT),
                        new ConvolutionLayer.Builder(1, 1)
                                .nOut(FILTERS)
                                .dataFormat(CNN2DFormat.NHWC)
                                .activation(org.nd4j.linalg.activations.Activation.RELU)
                                .build(),
                        SmallNetwork.linearOutput(PIXELS * FILTERS, 1))) {
            network.set("0_W", 1, 1);
            network.set("1_W", slopes);
            return network.gradient(
                    "0_W", IMAGE, new long[] {1, EDGE, EDGE, 1}, new double[][] {{TARGET}});
        }
    }
}
