package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.MiniBatches;
import crosscheck.data.Seeds;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The drawn digits are hard enough that a convolutional network is worth its cost. */
class DigitsDifficultyIT {
    private static final int CLASSES = 10;
    private static final int PIXELS = 784;
    private static final int EVALUATION_BATCH = 500;

    private static DrawnDigits digits;

    @BeforeAll
    static void drawDigits() {
        NativeRuntime.start(1);
        digits = DrawnDigits.draw(6000, 2000, 1);
    }

    @Test
    void smallConvolutionalNetworkBeatsThePerceptronByMoreThanAPoint() {
        double perceptron = perceptronAccuracy(10);
        double convolutional = convolutionalAccuracy(2);
        String figures = "convolutional " + convolutional + ", perceptron " + perceptron;
        assertTrue(convolutional > perceptron + 0.01, figures);
        assertTrue(perceptron > 0.6 && perceptron < 0.97, figures);
    }

    /** 784-30-10, sigmoid, quadratic loss, learning rate 3, mini-batches of 10, N(0, 1). */
    private static double perceptronAccuracy(int epochs) {
        MlpConfiguration configuration =
                new MlpConfiguration(
                        PIXELS,
                        List.of(30),
                        Activation.SIGMOID,
                        CLASSES,
                        OutputLoss.SIGMOID_QUADRATIC,
                        Dropout.NONE,
                        Updating.sgd(3),
                        DataType.FLOAT);
        try (Dl4jNetwork mlp = new Dl4jNetwork(configuration)) {
            for (int layer = 0; layer < mlp.layerCount(); layer++) {
                Random random = Seeds.generator(1, Seeds.Stream.WEIGHTS, layer);
                for (String name : List.of("W", "b")) {
                    int length = mlp.parameter(layer, name).length;
                    mlp.setParameter(
                            layer,
                            name,
                            DoubleStream.generate(random::nextGaussian).limit(length).toArray());
                }
            }
            Dataset train = digits.train();
            MiniBatches batches = new MiniBatches(train.size(), 10, 1);
            for (int epoch = 0; epoch < epochs; epoch++) {
                batches.epoch(epoch).forEach(rows -> mlp.step(train, rows));
            }
            return mlp.evaluate(digits.test()).accuracyFraction();
        }
    }

    /** Two convolutions and a dense layer, Adam, mini-batches of 32. */
    private static double convolutionalAccuracy(int epochs) {
        MultiLayerNetwork network = new MultiLayerNetwork(convolutional());
        network.init();
        Dataset train = digits.train();
        MiniBatches batches = new MiniBatches(train.size(), 32, 1);
        try (BatchArrays arrays = new BatchArrays(DataType.FLOAT, train.shape(), CLASSES)) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                for (int[] rows : batches.epoch(epoch)) {
                    arrays.load(train, rows);
                    network.fit(arrays.features(), arrays.targets());
                }
            }
            return accuracy(network, arrays, digits.test());
        } finally {
            network.close();
        }
    }

    private static double accuracy(MultiLayerNetwork network, BatchArrays arrays, Dataset data) {
        int correct = 0;
        for (int from = 0; from < data.size(); from += EVALUATION_BATCH) {
            int[] rows = Rows.range(from, Math.min(data.size(), from + EVALUATION_BATCH));
            arrays.load(data, rows);
            try (INDArray output = network.output(arrays.features(), false);
                    INDArray chosen = output.argMax(1)) {
                for (int i = 0; i < rows.length; i++) {
                    correct += chosen.getLong(i) == data.label(rows[i]) ? 1 : 0;
                }
            }
        }
        return (double) correct / data.size();
    }

    private static MultiLayerConfiguration convolutional() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.FLOAT)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(8).build())
                .layer(maxPooling())
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(16).build())
                .layer(maxPooling())
                .layer(new DenseLayer.Builder().nOut(64).build())
                .layer(
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build();
    }

    private static SubsamplingLayer maxPooling() {
        return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
    }
}
