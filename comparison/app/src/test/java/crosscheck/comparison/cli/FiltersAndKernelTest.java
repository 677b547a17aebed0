package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --filters}, {@code --kernel} and {@code --dropout} of networks with convolutions. */
class FiltersAndKernelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path home;

    @BeforeAll
    static void draw() throws IOException {
        DrawnDigits.draw(60, 20, 1).writeIdx(home.resolve("drawn"));
    }

    private static Cli run(String line) {
        return Cli.run(
                home.resolve("cache"),
                line.replace("HOME", home.toString())
                        .replace("DRAWN", home.resolve("drawn").toString())
                        .split(" "));
    }

    private static JsonNode json(String line) throws IOException {
        Cli cli = run(line + " --json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return JSON.readTree(cli.out());
    }

    private static JsonNode small(String name, String more) throws IOException {
        return json(
                "train --data DRAWN --epochs 1 --mini-batch-size 20 --threads 1 --quiet --out HOME/"
                        + name
                        + " "
                        + more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch", "dl4j"})
    void runSaysWhatItHadAndIsReadBack(String engine) throws IOException {
        String name = "run-" + engine;
        JsonNode spec =
                small(name, "--model cnn --filters 3 --kernel 4 --dropout 0.2 --engine " + engine)
                        .get("spec");
        assertEquals("28x28-3C4-6C4-P2-D0.1-128-D0.2-10", spec.get("shape").asText());
        assertEquals(3, spec.get("filters").asInt());
        assertEquals(4, spec.get("kernel").asInt());
        assertEquals(0.2, spec.get("dropoutRate").asDouble());
        assertEquals(
                "[\"3C4\",\"\",\"6C4\",\"\",\"P2\",\"D0.1\",\"128\",\"\",\"D0.2\",\"10\"]",
                spec.get("layers").toString());
        JsonNode asked = json("evaluate --model HOME/" + name);
        assertEquals(spec.get("layers"), asked.at("/spec/layers"));
        assertEquals(ExitCode.OK, run("report HOME/" + name).exitCode());
    }

    @Test
    void modelFileOfDl4jIsReadWithAnyFiltersAndKernels() throws IOException {
        int checked = 0;
        for (String model : List.of("lenet", "cnn")) {
            for (String normalisation : List.of("none", "batch")) {
                String name = "file-" + model + "-" + normalisation;
                small(
                        name,
                        "--engine dl4j --filters 3 --kernel 6 --model %s --normalisation %s"
                                .formatted(model, normalisation));
                JsonNode folder = json("predict --engine scratch --index 3 7 --model HOME/" + name);
                JsonNode file =
                        json(
                                "predict --engine scratch --index 3 7 --data DRAWN --model HOME/%s/model-dl4j.zip"
                                        .formatted(name));
                assertEquals(folder.findValues("probabilities"), file.findValues("probabilities"));
                assertTrue(folder.findValues("probabilities").size() >= 2);
                checked++;
            }
        }
        assertEquals(4, checked);
    }

    /** As it was before filters and kernels could be chosen. */
    @Test
    void runThatSaysNothingOfFiltersHasThoseOfItsModel() throws IOException {
        small("old", "--model lenet --engine dl4j");
        JsonNode now = json("predict --index 3 --model HOME/old");
        Path file = home.resolve("old").resolve("run.json");
        ObjectNode document = (ObjectNode) JSON.readTree(file.toFile());
        ObjectNode spec = (ObjectNode) document.get("spec");
        assertEquals(20, spec.remove("filters").asInt());
        assertEquals(5, spec.remove("kernel").asInt());
        Files.writeString(file, document.toString());
        assertEquals(
                now.findValues("probabilities"),
                json("predict --index 3 --model HOME/old").findValues("probabilities"));
        spec.put("filters", 20).put("kernel", 99);
        Files.writeString(file, document.toString());
        Cli wild = run("predict --index 3 --model HOME/old");
        assertEquals(ExitCode.INVALID_INPUT, wild.exitCode());
        assertTrue(wild.err().contains("with a kernel of 99 x 99"), wild.err());
        spec.put("kernel", "5");
        Files.writeString(file, document.toString());
        Cli text = run("predict --index 3 --model HOME/old");
        assertTrue(text.err().contains("spec.kernel must be a whole number"), text.err());
    }

    @Test
    void kernelThatIsTooLargeForTheImagesIsWrongUse() {
        Cli cli = run("train --model lenet --kernel 10 --data DRAWN --out HOME/large");
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(
                cli.err()
                        .contains(
                                "with a kernel of 10 x 10 the second convolution of lenet gets 9 x 9"
                                        + " of images of 28 x 28, which is too little."),
                cli.err());
    }

    @Test
    void comparisonOfBothEnginesIncludesThem() throws IOException {
        JsonNode document =
                json(
                        "compare --data DRAWN --model lenet --filters 3 --kernel 3 --epochs 1"
                                + " --mini-batch-size 20 --parity-steps 60 --engines scratch,dl4j --quiet"
                                + " --out HOME/both");
        assertEquals("agree", document.get("verdict").asText());
        assertEquals("28x28-3C3-P2-7C3-P2-500-10", document.at("/spec/shape").asText());
    }

    @Test
    void sweepVariesThemOnEveryEngineThatHasConvolutions() throws IOException {
        JsonNode study =
                json(
                        "sweep --data DRAWN --model cnn --vary filters=2,4 --vary kernel=3,5,20"
                                + " --vary dropout=0,0.5 --sampler grid --epochs 1"
                                + " --mini-batch-size 20 --engines dl4j,scratch --quiet"
                                + " --name both --studies HOME/studies");
        Set<String> seen = new HashSet<>();
        int invalid = 0;
        for (JsonNode trial : study.get("trials")) {
            assertTrue(seen.add(trial.get("parameters").toString()));
            boolean fits = trial.at("/parameters/kernel").asInt() < 20;
            assertEquals(fits ? "complete" : "invalid", trial.get("state").asText());
            if (!fits) {
                assertTrue(trial.get("reason").asText().contains("with a kernel of 20 x 20"));
                invalid++;
                continue;
            }
            List<Double> accuracies = new ArrayList<>();
            trial.get("engines")
                    .forEach(e -> accuracies.add(e.get("validationAccuracy").asDouble()));
            assertEquals(2, accuracies.size());
            assertEquals(accuracies.get(0), accuracies.get(1), 0.2, "float beside double");
        }
        assertEquals(12, seen.size());
        assertEquals(4, invalid);
        Cli best = run("sweep best both --studies HOME/studies");
        assertTrue(best.out().contains("--filters "), best.out());
        assertTrue(best.out().contains("--kernel "), best.out());
    }

    @Test
    void sweepOfConvolutionsIsOnDl4jWhereNothingIsSaid() throws IOException {
        JsonNode study =
                json(
                        "sweep --data DRAWN --model lenet --vary filters=2,3 --sampler grid --epochs 1"
                                + " --quiet --name alone --studies HOME/studies");
        assertEquals("[\"dl4j\"]", study.at("/spec/engines").toString());
        assertEquals(2, study.at("/counts/complete").asInt());
    }
}
