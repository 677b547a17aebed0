package crosscheck.comparison.dl4jquirks;

import crosscheck.dl4j.runtime.NetworkMemory;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * A network of DL4J with a few weights, in double; arrays are row-major.
 *
 * <p>All that is not asked for is DL4J's default, as its users have it.
 */
final class SmallNetwork implements AutoCloseable {
    private final MultiLayerNetwork network;

    private SmallNetwork(MultiLayerNetwork network) {
        this.network = network;
        network.init();
    }

    /** Plain steps at a learning rate; weights begin at 0. */
    static NeuralNetConfiguration.Builder settings(double learningRate) {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(learningRate))
                .weightInit(WeightInit.ZERO);
    }

    /** A network for rows of numbers. */
    static SmallNetwork of(NeuralNetConfiguration.Builder settings, Layer... layers) {
        return new SmallNetwork(new MultiLayerNetwork(list(settings, layers).build()));
    }

    /** A network for images of one channel; layers find their inputs themselves. */
    static SmallNetwork ofImages(
            int size, NeuralNetConfiguration.Builder settings, Layer... layers) {
        return ofImages(size, CNN2DFormat.NCHW, settings, layers);
    }

    /** The same with the channels in another place. */
    static SmallNetwork ofImages(
            int size,
            CNN2DFormat format,
            NeuralNetConfiguration.Builder settings,
            Layer... layers) {
        return new SmallNetwork(
                new MultiLayerNetwork(
                        list(settings, layers)
                                .setInputType(InputType.convolutional(size, size, 1, format))
                                .build()));
    }

    private static NeuralNetConfiguration.ListBuilder list(
            NeuralNetConfiguration.Builder settings, Layer... layers) {
        NeuralNetConfiguration.ListBuilder list = settings.list();
        Arrays.stream(layers).forEach(list::layer);
        return list;
    }

    /** An output layer that changes nothing, with the squared error as a sum over its outputs. */
    static OutputLayer linearOutput(int inputs, int outputs) {
        return output(inputs, outputs, Activation.IDENTITY, new LossL2());
    }

    static OutputLayer output(int inputs, int outputs, Activation activation, ILossFunction loss) {
        return new OutputLayer.Builder(loss)
                .nIn(inputs)
                .nOut(outputs)
                .activation(activation)
                .build();
    }

    /** A network that is one output layer with the identity for its weights. */
    static SmallNetwork passing(int size, double learningRate, OutputLayer output) {
        SmallNetwork network = of(settings(learningRate), output);
        double[] identity = new double[size * size];
        for (int j = 0; j < size; j++) {
            identity[j * size + j] = 1;
        }
        network.set("0_W", identity);
        return network;
    }

    void set(String name, double... values) {
        INDArray parameter = network.getParam(name);
        try (INDArray rowMajor = Nd4j.createFromArray(values)) {
            parameter.assign(rowMajor.reshape('c', parameter.shape()));
        }
    }

    double[] get(String name) {
        return copy(network.getParam(name));
    }

    /** All parameters one after the other, as DL4J keeps and saves them. */
    double[] flat() {
        return copy(network.params());
    }

    /** The names of all parameters. */
    List<String> names() {
        return List.copyOf(network.paramTable().keySet());
    }

    /** What layer 0 puts out in a training pass. */
    double[] trainingOutput(double[] x, long... shape) {
        try (INDArray input = array(x, shape)) {
            return copy(network.feedForward(input, true).get(1));
        }
    }

    /** What layer 0 puts out when the network is only used. */
    double[] output(double[] x, long... shape) {
        try (INDArray input = array(x, shape)) {
            return copy(network.feedForward(input, false).get(1));
        }
    }

    /** A step on rows; what DL4J calls the score after it. */
    double fit(double[][] x, double[][] targets) {
        try (INDArray input = Nd4j.createFromArray(x);
                INDArray labels = Nd4j.createFromArray(targets)) {
            network.fit(input, labels);
            return network.score();
        }
    }

    /** The gradient of a parameter that DL4J gives out, without a step. */
    double[] gradient(String name, double[][] x, double[][] targets) {
        try (INDArray input = Nd4j.createFromArray(x)) {
            return gradient(name, input, targets);
        }
    }

    /** The same for inputs of any shape. */
    double[] gradient(String name, double[] x, long[] shape, double[][] targets) {
        try (INDArray input = array(x, shape)) {
            return gradient(name, input, targets);
        }
    }

    private double[] gradient(String name, INDArray input, double[][] targets) {
        try (INDArray labels = Nd4j.createFromArray(targets)) {
            network.setInput(input);
            network.setLabels(labels);
            network.computeGradientAndScore();
            return copy(network.gradient().getGradientFor(name));
        }
    }

    private static INDArray array(double[] values, long... shape) {
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    private static double[] copy(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    @Override
    public void close() {
        NetworkMemory.free(network);
    }
}
