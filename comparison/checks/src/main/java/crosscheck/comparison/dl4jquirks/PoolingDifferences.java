package crosscheck.comparison.dl4jquirks;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.activations.Activation;

/** What windows see beyond the edge of an image. */
final class PoolingDifferences {
    private static final int EDGE = 4;
    private static final int KERNEL = 3;
    private static final int STRIDE = 2;

    private PoolingDifferences() {}

    static List<Difference> all() {
        return List.of(averages(), samePadding());
    }

    private static Difference averages() {
        return new Difference(
                "average-pooling-padding",
                Topic.LAYERS,
                "Averages leave out the padding",
                new Published(
                        "y = sum over the window / (kernel height kernel width)",
                        "AvgPool2d of PyTorch by default; Caffe"),
                InDl4j.of(
                        "y = sum over the window / values of the image in it, unless"
                                + " avgPoolIncludePadInDivisor(true)",
                        SubsamplingLayer.class),
                "Averages at padded edges are larger than PyTorch's, 9/4 times in the corner of a 3 x"
                        + " 3 window. TensorFlow and the hand-written side do as DL4J.",
                PoolingDifferences::measureAverages);
    }

    /** Of an image of ones the corner's window sees 4 values, and 9 with the padding. */
    private static Measured measureAverages() {
        double[] ones = {1, 1, 1, 1};
        double[] padded = new double[16];
        for (int i : new int[] {5, 6, 9, 10}) {
            padded[i] = 1;
        }
        double sum = 0;
        for (int row = 0; row < KERNEL; row++) {
            for (int column = 0; column < KERNEL; column++) {
                sum += padded[4 * row + column];
            }
        }
        try (SmallNetwork network =
                SmallNetwork.ofImages(
                        2,
                        SmallNetwork.settings(0.1),
                        new org.deeplearning4j.nn.conf.layers.SubsamplingLayer.Builder(
                                        org.deeplearning4j.nn.conf.layers.SubsamplingLayer
                                                .PoolingType.AVG)
                                .kernelSize(KERNEL, KERNEL)
                                .stride(1, 1)
                                .padding(1, 1)
                                .build(),
                        SmallNetwork.linearOutput(4, 1))) {
            return Measured.of(
                    Gap.of(
                            "2 x 2 ones, window 3 x 3, padding 1",
                            "average in the corner",
                            sum / (KERNEL * KERNEL),
                            network.output(ones, 1, 1, 2, 2)[0],
                            1 - 4.0 / 9));
        }
    }

    private static Difference samePadding() {
        return new Difference(
                "same-padding",
                Topic.LAYERS,
                "Same padding puts the odd row at the bottom and right",
                new Published(
                        "half padding: floor(k / 2) on every side",
                        "Dumoulin and Visin 2016, sections 2.2.1 and 2.4; padding=k//2 of PyTorch"),
                InDl4j.of(
                        "out = ceil(in / s), padding = max(0, (out - 1) s + k - in), half of it"
                                + " rounded down before the image and the rest behind it",
                        ConvolutionUtils.class),
                "With a stride above 1 the windows can lie one pixel further right and down than"
                        + " with symmetrical padding, so weights from PyTorch see other pixels."
                        + " TensorFlow and the hand-written side do as DL4J.",
                PoolingDifferences::measureSamePadding);
    }

    /** A kernel that picks its centre, on an image whose pixels are numbered from 1. */
    private static Measured measureSamePadding() {
        double[] image = IntStream.rangeClosed(1, EDGE * EDGE).asDoubleStream().toArray();
        double[] centre = new double[KERNEL * KERNEL];
        centre[centre.length / 2] = 1;
        try (SmallNetwork network =
                SmallNetwork.ofImages(
                        EDGE,
                        SmallNetwork.settings(0.1),
                        new ConvolutionLayer.Builder(KERNEL, KERNEL)
                                .stride(STRIDE, STRIDE)
                                .nOut(1)
                                .convolutionMode(ConvolutionMode.Same)
                                .activation(Activation.IDENTITY)
                                .build(),
                        SmallNetwork.linearOutput(4, 1))) {
            network.set("0_W", centre);
            int out = (EDGE + STRIDE - 1) / STRIDE;
            int before = Math.max(0, (out - 1) * STRIDE + KERNEL - EDGE) / 2;
            int further = KERNEL / 2 - before; // rows and columns
            return Measured.of(
                    Gap.of(
                            "4 x 4 image of 1 to 16, window 3 x 3, stride 2",
                            "pixel at the centre of the first window",
                            symmetrical(image, centre),
                            network.output(image, 1, 1, EDGE, EDGE)[0],
                            further * EDGE + further));
        }
    }

    /** The hand-written convolution of the image with one row and column of zeros around it. */
    private static double symmetrical(double[] image, double[] kernel) {
        int edge = EDGE + 2;
        Tensor padded = new Tensor(1, 1, edge, edge);
        for (int i = 0; i < image.length; i++) {
            padded.values()[(i / EDGE + 1) * edge + i % EDGE + 1] = image[i];
        }
        Conv2d convolution =
                new Conv2d(
                        ExampleShape.image(edge, edge),
                        1,
                        Window.square(KERNEL, STRIDE, Padding.VALID));
        System.arraycopy(kernel, 0, SmallScratch.parameter(convolution, 0), 0, kernel.length);
        return convolution.forward(padded, Mode.INFERENCE).values()[0];
    }
}
