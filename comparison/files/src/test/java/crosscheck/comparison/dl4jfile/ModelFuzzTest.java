package crosscheck.comparison.dl4jfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.testing.fuzz.Damage;
import crosscheck.comparison.testing.fuzz.DamageOutcomes;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Thousands of damaged models: each is refused in a sentence or does what the whole one does, and
 * none takes much memory.
 */
class ModelFuzzTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final Dataset EXAMPLES =
            new Dataset(
                    "two",
                    ExampleShape.vector(4),
                    new float[] {1, 2, 3, 4, -4, 3, -2, 1},
                    new int[2],
                    CLASSES,
                    new Provenance("written by hand", Map.of()));

    @TempDir private static Path home;
    private static byte[] small;
    private static byte[] lenetJson;

    @TempDir private Path folder;

    @BeforeAll
    static void save() throws IOException {
        NativeRuntime.start(1);
        small =
                Files.readAllBytes(
                        PlainModels.save(
                                PlainModels.trained(
                                        PlainModels.tiny(PlainModels.momentum(DataType.FLOAT)),
                                        InputType.feedForward(4)),
                                home.resolve("small.zip")));
        lenetJson =
                ZipBytes.entries(
                                Files.readAllBytes(
                                        PlainModels.save(
                                                PlainModels.trained(
                                                        PlainModels.normalisedLenet(
                                                                PlainModels.adam(DataType.FLOAT)),
                                                        PlainModels.ROWS),
                                                home.resolve("lenet.zip"))))
                        .get(ModelArchive.CONFIGURATION);
    }

    private double[] predict(byte[] model) throws IOException {
        Path file = Files.write(folder.resolve("model.zip"), model);
        SavedModel read = Dl4jModelFile.read(file).forExamples(EXAMPLES.shape(), CLASSES);
        return ModelOutputs.of(new ScratchEngine(), read, EXAMPLES);
    }

    private static byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = ZipBytes.entries(small);
        entries.put(name, content);
        return ZipBytes.stored(entries);
    }

    @Test
    void bytesOfTheFile() throws IOException {
        double[] whole = predict(small);
        Damage damage = new Damage(1);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = damage.bytes(small);
            outcomes.of(() -> assertArrayEquals(whole, predict(damaged)));
        }
        outcomes.assertAll(2000);
        assertTrue(outcomes.accepted() > 100, "times, for example, may be anything: " + outcomes);
        assertTrue(outcomes.refused() > 700, "weights may not: " + outcomes);
    }

    @Test
    void bytesOfTheConfigurationWithTheRightChecksum() throws IOException {
        double[] whole = predict(small);
        byte[] json = ZipBytes.entries(small).get(ModelArchive.CONFIGURATION);
        Damage damage = new Damage(2);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = with(ModelArchive.CONFIGURATION, damage.bytes(json));
            outcomes.of(() -> assertArrayEquals(whole, predict(damaged)));
        }
        outcomes.assertAll(1000);
        assertTrue(outcomes.refused() > 250, outcomes.toString());
    }

    /** Other numbers give other outputs, so that only failures of another kind are looked for. */
    @Test
    void bytesOfTheWeightsWithTheRightChecksum() throws IOException {
        byte[] numbers = ZipBytes.entries(small).get(ModelArchive.COEFFICIENTS);
        Damage damage = new Damage(3);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = with(ModelArchive.COEFFICIENTS, damage.bytes(numbers));
            outcomes.of(() -> assertEquals(6, predict(damaged).length));
        }
        outcomes.assertAll(1000);
        assertTrue(outcomes.refused() > 250, outcomes.toString());
    }

    @Test
    void valuesOfTheConfiguration() throws IOException {
        JsonNode json = new ObjectMapper().readTree(lenetJson);
        NetworkSpec whole = spec(lenetJson);
        Damage damage = new Damage(4);
        DamageOutcomes outcomes = new DamageOutcomes();
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = damage.json(json).toString().getBytes(StandardCharsets.UTF_8);
            outcomes.of(() -> assertEquals(whole, spec(damaged)));
        }
        outcomes.assertAll(2000);
        assertTrue(outcomes.refused() > 250, outcomes.toString());
    }

    private static NetworkSpec spec(byte[] json) throws IOException {
        return SpecMatch.of(
                "model", ModelConfiguration.read("model", json), ExampleShape.image(28, 28));
    }
}
