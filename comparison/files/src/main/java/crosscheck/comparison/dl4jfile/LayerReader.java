package crosscheck.comparison.dl4jfile;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.dl4jfile.StoredArray.Storage;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.LossName;
import crosscheck.data.InvalidDataException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes a layer from its JSON. Each field is either looked at, or known to be without influence on
 * what a trained network puts out; with any other field the layer is refused.
 */
final class LayerReader {
    private static final int MOST = ModelConfiguration.MOST_PARAMETERS;

    private static final String OF_EVERY_LAYER =
            "@class constraints gradientNormalization gradientNormalizationThreshold idropout"
                    + " layerName";
    private static final String OF_WEIGHTS =
            " activationFn biasInit biasUpdater gainInit iupdater nin nout regularization"
                    + " regularizationBias timeDistributedFormat weightInitFn weightNoise";
    private static final Set<String> DROPOUT = fields(OF_EVERY_LAYER + OF_WEIGHTS);
    private static final Set<String> ACTIVATION = fields(OF_EVERY_LAYER + " activationFn");
    private static final Set<String> OUTPUT =
            fields(OF_EVERY_LAYER + OF_WEIGHTS + " hasBias lossFn");
    private static final Set<String> DENSE =
            fields(OF_EVERY_LAYER + OF_WEIGHTS + " hasBias hasLayerNorm");
    private static final Set<String> CONVOLUTION =
            fields(
                    OF_EVERY_LAYER
                            + OF_WEIGHTS
                            + " hasBias cnn2dDataFormat convolutionMode dilation kernelSize padding"
                            + " stride cudnnAlgoMode cudnnAllowFallback cudnnBwdDataAlgo"
                            + " cudnnBwdFilterAlgo cudnnFwdAlgo");
    private static final Set<String> POOLING =
            fields(
                    OF_EVERY_LAYER
                            + " avgPoolIncludePadInDivisor cnn2dDataFormat convolutionMode dilation"
                            + " eps kernelSize padding pnorm poolingType stride cudnnAllowFallback");
    private static final Set<String> NORMALISATION =
            fields(
                    OF_EVERY_LAYER
                            + OF_WEIGHTS
                            + " beta cnn2DFormat cudnnAllowFallback decay eps gamma lockGammaBeta"
                            + " minibatch useLogStd");

    private final JsonPart layer;
    private final JsonNode variables;

    private LayerReader(JsonPart configuration) throws InvalidDataException {
        this.layer = configuration.object("layer");
        this.variables = configuration.node().path("variables");
    }

    private static Set<String> fields(String names) {
        return new HashSet<>(Arrays.asList(names.split(" ")));
    }

    /**
     * The layer of one element of {@code confs}.
     *
     * @throws ArithmeticException if it has more weights than an int can count
     */
    static Dl4jLayer read(JsonPart configuration) throws InvalidDataException {
        return new LayerReader(configuration).read();
    }

    private Dl4jLayer read() throws InvalidDataException {
        String name = layer.className(KnownClasses.LAYERS);
        return switch (name) {
            case "ConvolutionLayer" -> convolution();
            case "SubsamplingLayer" -> pooling();
            case "BatchNormalization" -> normalisation();
            case "DenseLayer" -> dense();
            case "OutputLayer" -> output();
            case "ActivationLayer" -> {
                layer.requireOnly(ACTIVATION);
                yield new Dl4jLayer.Activation(activation());
            }
            default -> {
                layer.require(JsonPart.CLASS, '"' + KnownClasses.LAYERS + "DropoutLayer\"");
                layer.requireOnly(DROPOUT);
                yield new Dl4jLayer.Dropout();
            }
        };
    }

    private Dl4jLayer convolution() throws InvalidDataException {
        layer.requireOnly(CONVOLUTION);
        layer.require("hasBias", "true");
        layer.require("stride", "[1,1]");
        requirePlainWindows();
        return new Dl4jLayer.Convolution(
                layer.count("nin", MOST),
                layer.count("nout", MOST),
                layer.square("kernelSize", MOST),
                activation());
    }

    private Dl4jLayer pooling() throws InvalidDataException {
        layer.requireOnly(POOLING);
        layer.require("poolingType", "\"MAX\"");
        requirePlainWindows();
        int size = layer.square("kernelSize", MOST);
        layer.require("stride", "[%d,%d]".formatted(size, size));
        return new Dl4jLayer.MaxPooling(size);
    }

    private void requirePlainWindows() throws InvalidDataException {
        layer.require("cnn2dDataFormat", "\"NCHW\"");
        layer.require("convolutionMode", "\"Truncate\"");
        layer.require("dilation", "[1,1]");
        layer.require("padding", "[0,0]");
    }

    /** DL4J believes the names of the variables, not {@code useLogStd}; here they must agree. */
    private Dl4jLayer normalisation() throws InvalidDataException {
        layer.requireOnly(NORMALISATION);
        layer.require("cnn2DFormat", "\"NCHW\"");
        layer.require("eps", "1.0E-5");
        layer.require("lockGammaBeta", "false");
        boolean variance = variables.toString().equals("[\"gamma\",\"beta\",\"mean\",\"var\"]");
        layer.require("useLogStd", String.valueOf(!variance));
        return new Dl4jLayer.BatchNormalisation(
                layer.count("nout", MOST), variance ? Storage.AS_IS : Storage.LOG10_DEVIATION);
    }

    private Dl4jLayer dense() throws InvalidDataException {
        layer.requireOnly(DENSE);
        layer.require("hasBias", "true");
        layer.require("hasLayerNorm", "false");
        return new Dl4jLayer.Dense(
                layer.count("nin", MOST), layer.count("nout", MOST), activation());
    }

    private Dl4jLayer output() throws InvalidDataException {
        layer.requireOnly(OUTPUT);
        layer.require("hasBias", "true");
        String loss = layer.object("lossFn").className(KnownClasses.LOSSES);
        boolean quadratic = loss.equals("L2") || loss.equals("MSE");
        layer.object("activationFn")
                .require(
                        JsonPart.CLASS,
                        '"' + KnownClasses.ACTIVATIONS + (quadratic ? "Sigmoid\"" : "Softmax\""));
        return new Dl4jLayer.Output(
                layer.count("nin", MOST),
                layer.count("nout", MOST),
                quadratic ? LossName.QUADRATIC : LossName.CROSS_ENTROPY);
    }

    private ActivationName activation() throws InvalidDataException {
        JsonPart activation = layer.object("activationFn");
        switch (activation.className(KnownClasses.ACTIVATIONS)) {
            case "Sigmoid":
                return ActivationName.SIGMOID;
            case "TanH":
                return ActivationName.TANH;
            case "Identity":
                return ActivationName.IDENTITY;
            default:
                activation.require(JsonPart.CLASS, '"' + KnownClasses.ACTIVATIONS + "ReLU\"");
                for (String variation : new String[] {"max", "negativeSlope", "threshold"}) {
                    activation.require(variation, "null");
                }
                return ActivationName.RELU;
        }
    }
}
