package crosscheck.comparison.dl4jfile;

import static crosscheck.comparison.dl4jfile.PlainModels.IMAGES;
import static crosscheck.comparison.dl4jfile.PlainModels.ROWS;
import static crosscheck.comparison.dl4jfile.PlainModels.adam;
import static crosscheck.comparison.dl4jfile.PlainModels.convolution;
import static crosscheck.comparison.dl4jfile.PlainModels.dense;
import static crosscheck.comparison.dl4jfile.PlainModels.lenet;
import static crosscheck.comparison.dl4jfile.PlainModels.mlp;
import static crosscheck.comparison.dl4jfile.PlainModels.normalisedLenet;
import static crosscheck.comparison.dl4jfile.PlainModels.output;
import static crosscheck.comparison.dl4jfile.PlainModels.pooling;
import static crosscheck.comparison.dl4jfile.PlainModels.tiny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Honest models that Crosscheck does not have: refused, and the sentence says what it is. */
class UnsupportedModelTest {
    private static final Activation RELU = Activation.RELU;
    private static final Activation SOFTMAX = Activation.SOFTMAX;

    @TempDir private Path folder;

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static ListBuilder floats() {
        return adam(DataType.FLOAT);
    }

    private Path save(ListBuilder layers, InputType input) throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(layers.setInputType(input).build());
        network.init();
        Path file = PlainModels.save(network, folder.resolve("plain.zip"));
        network.close();
        return file;
    }

    private static void assertRefused(String sentence, Path file, ExampleShape shape) {
        String message =
                assertThrows(
                                InvalidDataException.class,
                                () ->
                                        Dl4jModelFile.read(file)
                                                .forExamples(shape, PlainModels.digits()),
                                sentence)
                        .getMessage();
        assertTrue(message.contains(sentence), message);
    }

    /** Convolutional networks, each with one thing that is not ours. */
    private static Map<String, ListBuilder> images() {
        Map<String, ListBuilder> gallery = new LinkedHashMap<>();
        gallery.put(
                "its layers are 6C5-P2-500-10, and those of lenet are 20C5-P2-50C5-P2-500-10",
                floats().layer(convolution(6, 5, RELU))
                        .layer(pooling())
                        .layer(dense(500, RELU))
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "with convolutions it must have relu, not tanh",
                floats().layer(convolution(20, 5, Activation.TANH))
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "stride must be [1,1] for Crosscheck but is [2,2]",
                floats().layer(new ConvolutionLayer.Builder(5, 5).stride(2, 2).nOut(20).build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "padding must be [0,0] for Crosscheck but is [1,1]",
                floats().layer(new ConvolutionLayer.Builder(5, 5).padding(1, 1).nOut(20).build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "kernelSize must be two equal numbers",
                floats().layer(new ConvolutionLayer.Builder(5, 3).nOut(20).build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "convolutionMode must be \"Truncate\" for Crosscheck but is \"Same\"",
                floats().layer(
                                new ConvolutionLayer.Builder(5, 5)
                                        .convolutionMode(ConvolutionMode.Same)
                                        .nOut(20)
                                        .build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "poolingType must be \"MAX\" for Crosscheck but is \"AVG\"",
                floats().layer(
                                new SubsamplingLayer.Builder(PoolingType.AVG)
                                        .kernelSize(2, 2)
                                        .stride(2, 2)
                                        .build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "stride must be [3,3] for Crosscheck but is [2,2]",
                floats().layer(
                                new SubsamplingLayer.Builder(PoolingType.MAX)
                                        .kernelSize(3, 3)
                                        .stride(2, 2)
                                        .build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "eps must be 1.0E-5",
                floats().layer(new BatchNormalization.Builder().eps(1e-3).build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "lockGammaBeta must be false",
                floats().layer(new BatchNormalization.Builder().lockGammaBeta(true).build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "it takes images but has no convolutions",
                floats().layer(dense(5, RELU)).layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        return gallery;
    }

    @Test
    void convolutionalNetworksThatAreNotOursAreRefused() throws IOException {
        int checked = 0;
        for (Map.Entry<String, ListBuilder> each : images().entrySet()) {
            assertRefused(each.getKey(), save(each.getValue(), IMAGES), ExampleShape.image(28, 28));
            checked++;
        }
        assertEquals(11, checked);
    }

    private static Map<String, ListBuilder> rows() {
        Map<String, ListBuilder> gallery = new LinkedHashMap<>();
        gallery.put(
                "its hidden layers have different activations",
                floats().layer(dense(5, Activation.TANH))
                        .layer(dense(5, RELU))
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "@class must be \"org.nd4j.linalg.activations.impl.ActivationSoftmax\"",
                floats().validateOutputLayerConfig(false)
                        .layer(output(LossFunction.MCXENT, Activation.SIGMOID, 10)));
        gallery.put(
                "@class must be \"org.nd4j.linalg.activations.impl.ActivationSigmoid\"",
                floats().layer(output(LossFunction.MSE, Activation.IDENTITY, 10)));
        gallery.put(
                "names the class \"org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT\"",
                floats().layer(output(LossFunction.XENT, Activation.SIGMOID, 10)));
        gallery.put(
                "softmax regression has no hidden layer and takes the cross-entropy",
                floats().layer(output(LossFunction.MSE, Activation.SIGMOID, 10)));
        gallery.put(
                "hasBias must be true",
                floats().layer(new DenseLayer.Builder().nOut(5).hasBias(false).build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "hasLayerNorm must be false",
                floats().layer(new DenseLayer.Builder().nOut(5).hasLayerNorm(true).build())
                        .layer(output(LossFunction.MCXENT, SOFTMAX, 10)));
        gallery.put(
                "names the class \"org.nd4j.linalg.activations.impl.ActivationLReLU\"",
                mlp(floats(), Activation.LEAKYRELU, LossFunction.MCXENT));
        gallery.put(
                "must hold FLOAT or DOUBLE but holds 'HALF'",
                mlp(adam(DataType.valueOf("HALF")), RELU, LossFunction.MCXENT));
        gallery.put(
                "a network with one output layer, of 2 to 256 classes",
                floats().layer(output(LossFunction.MSE, Activation.SIGMOID, 1)));
        return gallery;
    }

    @Test
    void fullyConnectedNetworksThatAreNotOursAreRefused() throws IOException {
        int checked = 0;
        for (Map.Entry<String, ListBuilder> each : rows().entrySet()) {
            assertRefused(
                    each.getKey(),
                    save(each.getValue(), InputType.feedForward(784)),
                    ExampleShape.image(28, 28));
            checked++;
        }
        assertEquals(10, checked);
    }

    @Test
    void otherKindsOfNetworksAreRefused() throws IOException {
        ListBuilder recurrent =
                floats().layer(new LSTM.Builder().nOut(3).build())
                        .layer(
                                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                        .nOut(10)
                                        .activation(SOFTMAX)
                                        .build());
        assertRefused(
                "names the class \"org.deeplearning4j.nn.conf.layers.LSTM\"",
                save(recurrent, InputType.recurrent(4)),
                ExampleShape.vector(4));
        ComputationGraph graph =
                new ComputationGraph(
                        new NeuralNetConfiguration.Builder()
                                .graphBuilder()
                                .addInputs("in")
                                .addLayer("out", output(LossFunction.MCXENT, SOFTMAX, 10), "in")
                                .setOutputs("out")
                                .setInputTypes(InputType.feedForward(4))
                                .build());
        graph.init();
        Path file = folder.resolve("graph.zip");
        ModelSerializer.writeModel(graph, file.toFile(), true);
        assertRefused("does not know", file, ExampleShape.vector(4));
    }

    @Test
    void modelWithANormaliserIsRefused() throws IOException {
        Path file = save(tiny(floats()), InputType.feedForward(4));
        ModelSerializer.addNormalizerToModel(file.toFile(), new ImagePreProcessingScaler(0, 1));
        assertRefused("has 'normalizer.bin'", file, ExampleShape.vector(4));
    }

    @Test
    void examplesThatDoNotFitAreRefused() throws IOException {
        Path rows = save(lenet(floats()), ROWS);
        assertRefused("does not fit these examples", rows, ExampleShape.image(29, 28));
        Path images = save(normalisedLenet(floats()), IMAGES);
        assertRefused("does not fit these examples", images, ExampleShape.image(32, 32));
        assertRefused("takes 1 channels where these have 3", images, new ExampleShape(3, 28, 28));
        assertRefused("takes larger images", images, ExampleShape.vector(784));
        Path mlp =
                save(
                        mlp(floats(), Activation.TANH, LossFunction.MCXENT),
                        InputType.feedForward(784));
        assertRefused("takes 784 numbers where these have 4", mlp, ExampleShape.vector(4));
        InvalidDataException classes =
                assertThrows(
                        InvalidDataException.class,
                        () ->
                                Dl4jModelFile.read(mlp)
                                        .forExamples(
                                                ExampleShape.image(28, 28), List.of("a", "b")));
        assertTrue(
                classes.getMessage().endsWith("tells 10 classes apart, and these examples have 2"),
                classes.getMessage());
    }
}
