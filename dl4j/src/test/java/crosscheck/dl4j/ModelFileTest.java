package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Files that DL4J's own {@code ModelSerializer} loads. */
class ModelFileTest {
    private static final Dataset DIGITS = DrawnDigits.draw(40, 10, 1).train();
    private static final int[] ROWS = IntStream.range(0, 20).toArray();

    @TempDir private Path folder;

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    private static MlpConfiguration mlp(OutputLoss loss, double dropoutRate, DataType dataType) {
        return new MlpConfiguration(
                784,
                List.of(12, 7),
                Activation.TANH,
                10,
                loss,
                new Dropout(dropoutRate, Cnns.TWO_OF_THREE),
                Cnns.adam(),
                dataType);
    }

    private static List<Dl4jNetwork> networks() {
        List<Dl4jNetwork> networks = new ArrayList<>();
        for (DataType dataType : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            for (OutputLoss loss : OutputLoss.values()) {
                networks.add(new Dl4jNetwork(mlp(loss, 0.25, dataType)));
            }
            networks.add(Cnns.network(CnnConfiguration.CNN, dataType));
            networks.add(Cnns.network(Cnns.normalised(CnnConfiguration.LENET), dataType));
        }
        networks.forEach(network -> HeInitialiser.draw(network, 1));
        return networks;
    }

    private static double[] outputs(MultiLayerNetwork network, long... shape) {
        float[] values = new float[ROWS.length * DIGITS.featureCount()];
        for (int i = 0; i < ROWS.length; i++) {
            DIGITS.copyRow(ROWS[i], values, i * DIGITS.featureCount());
        }
        INDArray features =
                Nd4j.createFromArray(values)
                        .reshape('c', shape)
                        .castTo(network.params().dataType());
        return Parameters.copy(network.output(features, false));
    }

    @Test
    void dl4jLoadsTheSameOutputsBitForBit() throws IOException {
        Path file = folder.resolve("model.zip");
        int checked = 0;
        for (Dl4jNetwork network : networks()) {
            try (network) {
                network.step(DIGITS, ROWS);
                network.writeModel(file, 1);
                double[] expected = network.predictProbabilities(DIGITS, ROWS);
                MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
                assertArrayEquals(expected, outputs(loaded, ROWS.length, 784));
                if (network.configuration().inputShape().isImage()) {
                    assertArrayEquals(expected, outputs(loaded, ROWS.length, 1, 28, 28));
                }
                loaded.close();
                checked++;
            }
        }
        assertEquals(8, checked);
    }

    @Test
    void dl4jTrainsOnWithItsOwnDropout() throws IOException {
        Path file = folder.resolve("model.zip");
        try (Dl4jNetwork network =
                new Dl4jNetwork(mlp(OutputLoss.SOFTMAX_CROSS_ENTROPY, 0.25, DataType.FLOAT))) {
            HeInitialiser.draw(network, 1);
            network.writeModel(file, 5);
        }
        MultiLayerNetwork loaded = MultiLayerNetwork.load(file.toFile(), true);
        assertEquals(
                new org.deeplearning4j.nn.conf.dropout.Dropout(0.75),
                loaded.getLayer(1).conf().getLayer().getIDropout());
        double[] before = Parameters.copy(loaded.params());
        loaded.fit(Nd4j.rand(3, 784), Nd4j.eye(10).getRows(0, 1, 2));
        assertFalse(Arrays.equals(before, Parameters.copy(loaded.params())));
    }

    @Test
    void fileHasNothingOfThisProgramAndNoTime() throws IOException {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        for (Path file : List.of(first, second)) {
            try (Dl4jNetwork network = Cnns.network(CnnConfiguration.CNN, DataType.FLOAT)) {
                network.writeModel(file, 7);
            }
        }
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        try (ZipFile zip = new ZipFile(first.toFile())) {
            assertEquals(
                    List.of("configuration.json", "coefficients.bin"),
                    zip.stream().map(entry -> entry.getName()).toList());
            String json =
                    new String(
                            zip.getInputStream(zip.getEntry("configuration.json")).readAllBytes(),
                            StandardCharsets.UTF_8);
            assertFalse(json.contains("crosscheck"), json);
        }
    }
}
