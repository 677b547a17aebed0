package crosscheck.comparison.runfolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.testing.fuzz.Damage;
import crosscheck.comparison.testing.fuzz.DamageOutcomes;
import crosscheck.data.ExampleShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of damaged run folders: each is refused in a sentence or read, and none takes much
 * memory.
 */
class SavedRunFuzzTest {
    private static final NetworkSpec NETWORK =
            NetworkSpec.dense(
                    4,
                    List.of(5),
                    3,
                    ActivationName.SIGMOID,
                    LossName.QUADRATIC,
                    InitialiserName.XAVIER);

    private static final String MLP =
            """
            {"data": {"name": "iris", "sha256": "0123", "shape": [1, 1, 4], "classes": ["a", "b", "c"]},
             "spec": {"model": "mlp", "layers": [4, 5, 3], "shape": "4-5-3", "normalisation": "none",
              "activation": "sigmoid", "outputActivation": "sigmoid", "loss": "quadratic",
              "initialiser": "xavier", "dropoutRate": 0.0, "miniBatchSize": 10, "epochs": 1},
             "engines": [{"name": "fast", "precision": "float"}],
             "provenance": {"source": "built in", "sha256": {}}}
            """;

    @TempDir private Path folder;
    private Path weights;

    @BeforeEach
    void writeRun() throws IOException {
        Files.writeString(folder.resolve("run.json"), MLP);
        weights = folder.resolve("weights-fast.npz");
        WeightsFile.write(weights, ScratchEngine.drawWeights(NETWORK, 1), Precision.FLOAT);
    }

    private double[] read() throws IOException {
        SavedRun run = SavedRun.read(folder);
        return run.weights(run.engines().get(0)).tensors().stream()
                .map(ParameterTensor::values)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void bytesOfTheWeights() throws IOException {
        double[] whole = read();
        byte[] bytes = Files.readAllBytes(weights);
        Damage damage = new Damage(5);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int i = 0; i < 1500; i++) {
            Files.write(weights, damage.bytes(bytes));
            outcomes.of(() -> assertTrue(Arrays.equals(whole, read())));
        }
        outcomes.assertAll(1500);
        assertTrue(outcomes.refused() > 500, outcomes.toString());
    }

    @Test
    void weightsCutOffAnywhere() throws IOException {
        byte[] bytes = Files.readAllBytes(weights);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int length = 0; length < bytes.length; length += 16) {
            Files.write(weights, Arrays.copyOf(bytes, length));
            outcomes.of(this::read);
        }
        outcomes.assertAll((bytes.length + 15) / 16);
        assertEquals(0, outcomes.accepted());
    }

    @Test
    void bytesOfTheDocument() throws IOException {
        byte[] bytes = MLP.getBytes(StandardCharsets.UTF_8);
        Damage damage = new Damage(6);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int i = 0; i < 1500; i++) {
            Files.write(folder.resolve("run.json"), damage.bytes(bytes));
            outcomes.of(() -> assertEquals(NETWORK.layerSizes(), sizes()));
        }
        outcomes.assertAll(1500);
        assertTrue(outcomes.refused() > 500, outcomes.toString());
    }

    private List<Integer> sizes() throws IOException {
        read();
        return SavedRun.read(folder).network().layerSizes();
    }

    @Test
    void valuesOfTheDocument() throws IOException {
        JsonNode document = new ObjectMapper().readTree(MLP);
        Damage damage = new Damage(7);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int i = 0; i < 2000; i++) {
            Files.writeString(folder.resolve("run.json"), damage.json(document).toString());
            outcomes.of(() -> assertEquals(NETWORK.layerSizes(), sizes()));
        }
        outcomes.assertAll(2000);
        assertTrue(outcomes.refused() > 500, outcomes.toString());
    }

    @Test
    void hugeConvolutionsAreNotBuiltBeforeTheirWeightsAreSeen() throws IOException {
        DamageOutcomes outcomes = new DamageOutcomes();
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            for (Normalisation normalisation : Normalisation.values()) {
                for (int side : new int[] {16, 28, 100, 316}) {
                    Files.writeString(
                            folder.resolve("run.json"), images(model, normalisation, side));
                    outcomes.of(this::read);
                }
            }
        }
        outcomes.assertAll(16);
        assertEquals(0, outcomes.accepted());
    }

    private static String images(Model model, Normalisation normalisation, int side) {
        ExampleShape shape = ExampleShape.image(side, side);
        return MLP.replace("\"mlp\"", '"' + model.label() + '"')
                .replace("\"none\"", '"' + normalisation.label() + '"')
                .replace("\"sigmoid\"", "\"relu\"")
                .replace("\"quadratic\"", "\"cross-entropy\"")
                .replace("[1, 1, 4]", "[1, %d, %d]".formatted(shape.height(), shape.width()));
    }
}
