package crosscheck.comparison.dl4jfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Networks as people write them with DL4J's own builders, trained for some steps. */
final class PlainModels {
    static final InputType IMAGES = InputType.convolutional(28, 28, 1);
    static final InputType ROWS = InputType.convolutionalFlat(28, 28, 1);
    private static final int STEPS = 2;
    private static final int BATCH = 4;

    private PlainModels() {}

    static ListBuilder adam(DataType dataType) {
        return new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(dataType)
                .updater(new Adam(1e-3))
                .l2(1e-4)
                .weightInit(WeightInit.XAVIER)
                .list();
    }

    static ListBuilder momentum(DataType dataType) {
        return new NeuralNetConfiguration.Builder()
                .seed(12)
                .dataType(dataType)
                .updater(new Nesterovs(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 2)))
                .l1(1e-5)
                .weightInit(new NormalDistribution(0, 0.1))
                .list();
    }

    static ConvolutionLayer convolution(int filters, int size, Activation activation) {
        return new ConvolutionLayer.Builder(size, size)
                .stride(1, 1)
                .nOut(filters)
                .activation(activation)
                .build();
    }

    static SubsamplingLayer pooling() {
        return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
    }

    static DenseLayer dense(int units, Activation activation) {
        return new DenseLayer.Builder().nOut(units).activation(activation).build();
    }

    static OutputLayer output(LossFunction loss, Activation activation, int classes) {
        return new OutputLayer.Builder(loss).nOut(classes).activation(activation).build();
    }

    static Layer relu() {
        return new ActivationLayer.Builder().activation(Activation.RELU).build();
    }

    static ListBuilder lenet(ListBuilder list) {
        return list.layer(convolution(20, 5, Activation.RELU))
                .layer(pooling())
                .layer(convolution(50, 5, Activation.RELU))
                .layer(pooling())
                .layer(dense(500, Activation.RELU))
                .layer(output(LossFunction.NEGATIVELOGLIKELIHOOD, Activation.SOFTMAX, 10));
    }

    /** With batch normalisation as DL4J has it by default: it keeps a logarithm. */
    static ListBuilder normalisedLenet(ListBuilder list) {
        return list.layer(convolution(20, 5, Activation.IDENTITY))
                .layer(new BatchNormalization())
                .layer(relu())
                .layer(pooling())
                .layer(convolution(50, 5, Activation.IDENTITY))
                .layer(new BatchNormalization())
                .layer(relu())
                .layer(pooling())
                .layer(dense(500, Activation.RELU))
                .layer(output(LossFunction.MCXENT, Activation.SOFTMAX, 10));
    }

    static ListBuilder cnn(ListBuilder list) {
        return list.layer(convolution(32, 3, Activation.RELU))
                .layer(convolution(64, 3, Activation.RELU))
                .layer(pooling())
                .layer(new DropoutLayer(0.75))
                .layer(dense(128, Activation.RELU))
                .layer(
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(10)
                                .activation(Activation.SOFTMAX)
                                .dropOut(0.5)
                                .build());
    }

    static ListBuilder mlp(ListBuilder list, Activation activation, LossFunction loss) {
        return list.layer(dense(20, activation))
                .layer(new DenseLayer.Builder().nOut(7).activation(activation).dropOut(0.8).build())
                .layer(
                        output(
                                loss,
                                loss == LossFunction.MCXENT
                                        ? Activation.SOFTMAX
                                        : Activation.SIGMOID,
                                10));
    }

    static ListBuilder softmax(ListBuilder list) {
        return list.layer(output(LossFunction.MCXENT, Activation.SOFTMAX, 10));
    }

    /** A smaller one, for examples of four numbers. */
    static ListBuilder tiny(ListBuilder list) {
        return list.layer(dense(5, Activation.TANH))
                .layer(output(LossFunction.L2, Activation.SIGMOID, 3));
    }

    /** A network that has taken some steps on noise, so that nothing in it is as it began. */
    static MultiLayerNetwork trained(ListBuilder layers, InputType input) {
        MultiLayerNetwork network = new MultiLayerNetwork(layers.setInputType(input).build());
        network.init();
        DataType dataType = network.params().dataType();
        int classes = network.layerSize(network.getnLayers() - 1);
        for (int step = 0; step < STEPS; step++) {
            INDArray features = Nd4j.rand(dataType, shape(input));
            INDArray labels = Nd4j.eye(classes).castTo(dataType).getRows(labels(classes));
            network.fit(features, labels);
        }
        return network;
    }

    private static long[] shape(InputType input) {
        if (input instanceof InputType.InputTypeConvolutionalFlat flat) {
            return new long[] {BATCH, flat.getFlattenedSize()};
        }
        long[] shape = input.getShape(true).clone();
        shape[0] = BATCH;
        return shape;
    }

    private static int[] labels(int classes) {
        int[] labels = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
            labels[i] = i % classes;
        }
        return labels;
    }

    /** Saves a network as people do, with the state of its optimiser. */
    static Path save(MultiLayerNetwork network, Path file) throws IOException {
        ModelSerializer.writeModel(network, file.toFile(), true);
        return file;
    }

    static List<String> digits() {
        return List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
}
