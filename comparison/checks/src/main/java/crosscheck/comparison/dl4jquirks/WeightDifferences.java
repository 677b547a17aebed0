package crosscheck.comparison.dl4jquirks;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Window;
import crosscheck.scratch.tensor.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitNormal;
import org.deeplearning4j.nn.weights.WeightInitXavier;

/** How weights are drawn, and in which order a network keeps and saves them. */
final class WeightDifferences {
    private static final int FAN_IN = 300;
    private static final int FAN_OUT = 100;
    private static final int DRAWN = FAN_IN * FAN_OUT;
    private static final String DRAWS = "300 inputs, 100 outputs";

    private WeightDifferences() {}

    static List<Difference> all() {
        return List.of(xavier(), normal(), denseOrder(), convolutionOrder());
    }

    private static double[] drawn(WeightInit initialiser) {
        try (SmallNetwork network =
                SmallNetwork.of(
                        SmallNetwork.settings(0.1).weightInit(initialiser),
                        SmallNetwork.linearOutput(FAN_IN, FAN_OUT))) {
            return network.get("0_W");
        }
    }

    private static Difference xavier() {
        return new Difference(
                "xavier-normal",
                Topic.WEIGHTS,
                "XAVIER draws from a normal distribution of the paper's variance",
                new Published(
                        "W from U(-a, a), a = sqrt(6 / (fanIn + fanOut))",
                        "Glorot and Bengio 2010, equation 16"),
                InDl4j.of("W from N(0, 2 / (fanIn + fanOut))", WeightInitXavier.class),
                "The variance is the same, the largest weights are not: 8 % lie beyond the paper's"
                        + " limit. WeightInit.XAVIER_UNIFORM is the paper's.",
                WeightDifferences::measureXavier);
    }

    private static Measured measureXavier() {
        double limit = StrictMath.sqrt(6.0 / (FAN_IN + FAN_OUT));
        Random random = new Random(1);
        double[] uniform = random.doubles(DRAWN).map(u -> limit * (2 * u - 1)).toArray();
        double[] normal = drawn(WeightInit.XAVIER);
        double[] dl4jUniform = drawn(WeightInit.XAVIER_UNIFORM);
        double beyond = 2 * normalTail(StrictMath.sqrt(3)); // the limit in deviations
        return Measured.of(
                Gap.of(
                                DRAWS,
                                "share of weights beyond the paper's limit",
                                shareBeyond(uniform, limit),
                                shareBeyond(normal, limit),
                                beyond)
                        .drawn(StrictMath.sqrt(beyond * (1 - beyond) / DRAWN)),
                Gap.of(
                        DRAWS,
                        "the same share with XAVIER_UNIFORM",
                        shareBeyond(uniform, limit),
                        shareBeyond(dl4jUniform, limit),
                        0),
                Gap.of(
                                DRAWS,
                                "variance in 2 / (fanIn + fanOut)",
                                square(uniform) * (FAN_IN + FAN_OUT) / 2,
                                square(normal) * (FAN_IN + FAN_OUT) / 2,
                                0)
                        .drawn(StrictMath.sqrt((2 + 0.8) / DRAWN))); // of x^2: 2 and 4/5
    }

    private static double shareBeyond(double[] values, double limit) {
        return Arrays.stream(values).filter(v -> Math.abs(v) > limit).count()
                / (double) values.length;
    }

    private static double square(double[] values) {
        return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    }

    /** The probability that a standard normal number is above x, by Simpson's rule from 0 to x. */
    private static double normalTail(double x) {
        int intervals = 200;
        double width = x / intervals;
        double sum = 0;
        for (int i = 0; i <= intervals; i++) {
            int weight = i == 0 || i == intervals ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * StrictMath.exp(-(i * width) * (i * width) / 2);
        }
        return 0.5 - sum * width / 3 / StrictMath.sqrt(2 * StrictMath.PI);
    }

    private static Difference normal() {
        return new Difference(
                "normal-deviation",
                Topic.WEIGHTS,
                "WeightInit.NORMAL is not N(0, 1)",
                new Published("W from N(0, 1)", "Nielsen 2015, chapter 1, network.py"),
                InDl4j.of("W from N(0, 1 / fanIn)", WeightInitNormal.class),
                "For N(0, 1) take weightInit(new NormalDistribution(0, 1)); draws of 300 inputs are"
                        + " 17 times as small otherwise.",
                WeightDifferences::measureNormal);
    }

    private static Measured measureNormal() {
        Dense dense = new Dense(FAN_IN, FAN_OUT);
        List<Parameter> weights = dense.parameters().subList(0, 1);
        Initialiser.NORMAL.initialise(weights, new Random(1));
        double published = StrictMath.sqrt(square(SmallScratch.parameter(dense, 0)));
        double predicted = 1 / StrictMath.sqrt(FAN_IN);
        return Measured.of(
                Gap.of(
                                DRAWS,
                                "standard deviation",
                                published,
                                StrictMath.sqrt(square(drawn(WeightInit.NORMAL))),
                                predicted - 1)
                        .drawn(StrictMath.sqrt((1 + predicted * predicted) / (2 * DRAWN))));
    }

    private static Difference denseOrder() {
        return new Difference(
                "dense-order",
                Topic.WEIGHTS,
                "Dense weights lie column by column",
                new Published(
                        "w[i][j] at i fanOut + j: row by row, as Java, C and NumPy have it",
                        "the hand-written side, and NumPy's default"),
                InDl4j.of("w[i][j] at j fanIn + i in params()", DefaultParamInitializer.class),
                "Copying a flat array from elsewhere gives a network that runs and is wrong, also"
                        + " with fanIn = fanOut. Set the matrix with setParam(\"0_W\", ...).",
                WeightDifferences::measureDenseOrder);
    }

    private static Measured measureDenseOrder() {
        int inputs = 3;
        int outputs = 2;
        int i = 2;
        int j = 0;
        double[] weights = new double[inputs * outputs];
        weights[i * outputs + j] = 1;
        Dense dense = new Dense(inputs, outputs);
        System.arraycopy(weights, 0, SmallScratch.parameter(dense, 0), 0, weights.length);
        try (SmallNetwork network =
                SmallNetwork.of(
                        SmallNetwork.settings(0.1), SmallNetwork.linearOutput(inputs, outputs))) {
            network.set("0_W", weights);
            return Measured.of(
                    Gap.of(
                            "3 inputs, 2 outputs",
                            "place of w[2][0]",
                            placeOfOne(SmallScratch.parameter(dense, 0)),
                            placeOfOne(network.flat()),
                            (j * inputs + i) - (i * outputs + j)));
        }
    }

    private static Difference convolutionOrder() {
        return new Difference(
                "convolution-order",
                Topic.WEIGHTS,
                "A convolution's biases come before its weights",
                new Published(
                        "weights, then biases, as in dense layers",
                        "the hand-written side; DL4J's own dense layers"),
                InDl4j.of(
                        "b, then W[out][in][row][column] row by row, in params()",
                        ConvolutionParamInitializer.class),
                "Flat arrays of convolutional networks need an order of their own for each kind of"
                        + " layer; take paramTable().",
                WeightDifferences::measureConvolutionOrder);
    }

    private static Measured measureConvolutionOrder() {
        int filters = 5;
        double[] weights = new double[filters * 4];
        weights[0] = 1;
        Conv2d convolution =
                new Conv2d(ExampleShape.image(2, 2), filters, Window.square(2, 1, Padding.VALID));
        double[] reference =
                convolution.parameters().stream()
                        .flatMapToDouble(
                                p -> {
                                    p.value().values()[0] = p.name().equals("W") ? 1 : 0;
                                    return Arrays.stream(p.value().values());
                                })
                        .toArray();
        try (SmallNetwork network =
                SmallNetwork.ofImages(
                        2,
                        SmallNetwork.settings(0.1),
                        new ConvolutionLayer.Builder(2, 2).nOut(filters).build(),
                        SmallNetwork.linearOutput(filters, 1))) {
            network.set("0_W", weights);
            return Measured.of(
                    Gap.of(
                            "5 filters of 2 x 2",
                            "place of the first weight",
                            placeOfOne(reference),
                            placeOfOne(network.flat()),
                            filters));
        }
    }

    private static double placeOfOne(double[] values) {
        int place = 0;
        while (values[place] != 1) {
            place++;
        }
        return place;
    }
}
