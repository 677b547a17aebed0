package crosscheck.comparison.dl4jfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Models that plain DL4J code saved give the outputs that DL4J itself gives. */
class Dl4jModelFileTest {
    private static final Dataset DIGITS = DrawnDigits.draw(30, 6, 1).test();

    private static final double FLOAT_TOLERANCE = 1e-6;

    /** Measured 2e-14, on the reference. */
    private static final double DOUBLE_TOLERANCE = 1e-13;

    @TempDir private Path folder;

    private record Plain(MultiLayerNetwork network, Dataset examples, Model model) {}

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static Dataset numbers() {
        float[] features = new float[40];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) Math.sin(i);
        }
        return new Dataset(
                "numbers",
                ExampleShape.vector(4),
                features,
                new int[10],
                List.of("a", "b", "c"),
                new Provenance("computed", Map.of()));
    }

    private static List<Plain> plain(DataType type) {
        List<Plain> all = new ArrayList<>();
        for (Activation activation :
                List.of(
                        Activation.SIGMOID,
                        Activation.TANH,
                        Activation.RELU,
                        Activation.IDENTITY)) {
            for (LossFunction loss :
                    List.of(LossFunction.MCXENT, LossFunction.MSE, LossFunction.L2)) {
                all.add(
                        new Plain(
                                PlainModels.trained(
                                        PlainModels.mlp(PlainModels.adam(type), activation, loss),
                                        InputType.feedForward(784)),
                                DIGITS,
                                Model.MLP));
            }
        }
        all.add(
                new Plain(
                        PlainModels.trained(
                                PlainModels.softmax(PlainModels.momentum(type)), PlainModels.ROWS),
                        DIGITS,
                        Model.SOFTMAX));
        all.add(
                new Plain(
                        PlainModels.trained(
                                PlainModels.tiny(PlainModels.momentum(type)),
                                InputType.feedForward(4)),
                        numbers(),
                        Model.MLP));
        for (InputType input :
                type == DataType.FLOAT
                        ? List.of(PlainModels.ROWS, PlainModels.IMAGES)
                        : List.of(PlainModels.IMAGES)) {
            all.add(convolutional(PlainModels.lenet(PlainModels.adam(type)), input, Model.LENET));
            all.add(
                    convolutional(
                            PlainModels.normalisedLenet(PlainModels.momentum(type)),
                            input,
                            Model.LENET));
            all.add(convolutional(PlainModels.cnn(PlainModels.adam(type)), input, Model.CNN));
        }
        return all;
    }

    private static Plain convolutional(ListBuilder layers, InputType input, Model model) {
        return new Plain(PlainModels.trained(layers, input), DIGITS, model);
    }

    private static double[] outputs(MultiLayerNetwork network, Dataset examples) {
        float[] values = new float[examples.size() * examples.featureCount()];
        for (int i = 0; i < examples.size(); i++) {
            examples.copyRow(i, values, i * examples.featureCount());
        }
        boolean images = network.getLayerWiseConfigurations().getInputPreProcess(0) == null;
        ExampleShape shape = examples.shape();
        boolean convolutional = network.getLayer(0).getParam("W").rank() == 4;
        INDArray features =
                Nd4j.createFromArray(values)
                        .reshape(
                                'c',
                                images && convolutional
                                        ? new long[] {
                                            examples.size(),
                                            shape.channels(),
                                            shape.height(),
                                            shape.width()
                                        }
                                        : new long[] {examples.size(), examples.featureCount()})
                        .castTo(network.params().dataType());
        return network.output(features, false).dup('c').data().asDouble();
    }

    @Test
    void outputsAreThoseOfDl4j() throws IOException {
        int checked = 0;
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            for (Plain plain : plain(type)) {
                Path file = PlainModels.save(plain.network, folder.resolve("plain.zip"));
                double[] expected = outputs(plain.network, plain.examples);
                SavedModel model =
                        Dl4jModelFile.read(file)
                                .forExamples(plain.examples.shape(), plain.examples.classNames());
                assertEquals(plain.model, model.network().model());
                assertEquals(
                        type == DataType.FLOAT ? Precision.FLOAT : Precision.DOUBLE,
                        model.weights(EngineName.DL4J).precision());
                if (type == DataType.FLOAT) {
                    assertClose(expected, model, EngineName.DL4J, plain.examples, FLOAT_TOLERANCE);
                } else {
                    assertClose(
                            expected, model, EngineName.SCRATCH, plain.examples, DOUBLE_TOLERANCE);
                }
                checked++;
                plain.network.close();
            }
        }
        assertEquals(20 + 17, checked);
    }

    private static void assertClose(
            double[] expected,
            SavedModel model,
            EngineName engine,
            Dataset examples,
            double tolerance)
            throws IOException {
        double[] found = ModelOutputs.of(Engines.create(engine, 1), model, examples);
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - found[i]);
            assertTrue(
                    difference <= tolerance,
                    "%s on %s: %s where DL4J has %s"
                            .formatted(model.network().shapeText(), engine, found[i], expected[i]));
        }
    }

    @Test
    void normalisationIsRecognised() throws IOException {
        MultiLayerNetwork network =
                PlainModels.trained(
                        PlainModels.normalisedLenet(PlainModels.adam(DataType.FLOAT)),
                        PlainModels.IMAGES);
        SavedModel model =
                Dl4jModelFile.read(PlainModels.save(network, folder.resolve("bn.zip")))
                        .forExamples(ExampleShape.image(28, 28), PlainModels.digits());
        assertEquals(Normalisation.BATCH, model.network().normalisation());
        assertEquals("28x28-20C5-BN-P2-50C5-BN-P2-500-10", model.network().shapeText());
    }
}
