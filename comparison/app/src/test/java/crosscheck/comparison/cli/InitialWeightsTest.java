package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialWeightsTest {
    private static final NetworkSpec NETWORK =
            NetworkSpec.dense(
                    4,
                    List.of(8),
                    3,
                    ActivationName.SIGMOID,
                    LossName.QUADRATIC,
                    InitialiserName.XAVIER);

    @TempDir private Path home;

    private Cli run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "--data", "iris", "--epochs", "2"));
        args.addAll(List.of("--hidden", "8"));
        args.addAll(List.of(more));
        return Cli.run(home.resolve("cache"), args.toArray(String[]::new));
    }

    private static Map<String, NpyArray> drawn(long seed) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (ParameterTensor tensor : ScratchEngine.drawWeights(NETWORK, seed)) {
            arrays.put(
                    tensor.fullName(),
                    new NpyArray(NumberType.FLOAT64, tensor.shape(), tensor.values()));
        }
        return arrays;
    }

    private Path write(Map<String, NpyArray> arrays) throws IOException {
        Path file = home.resolve("given.npz");
        NpzFile.write(file, arrays);
        return file;
    }

    private JsonNode json(String run) throws IOException {
        return new ObjectMapper().readTree(home.resolve(run).resolve("run.json").toFile());
    }

    @Test
    void drawnWeightsFromAFileTrainToTheSameBits() throws IOException {
        String file = write(drawn(1)).toString();
        int engines = 0;
        for (String engine : List.of("scratch", "fast")) {
            String weights = "weights-" + engine + ".npz";
            Path drawn = home.resolve(engine + "-drawn");
            Path given = home.resolve(engine + "-given");
            Cli first = run("train", "--engine", engine, "--out", drawn.toString());
            Cli second =
                    run(
                            "train",
                            "--engine",
                            engine,
                            "--out",
                            given.toString(),
                            "--init-weights",
                            file);
            assertEquals(ExitCode.OK, first.exitCode(), first.err());
            assertEquals(ExitCode.OK, second.exitCode(), second.err());
            assertArrayEquals(
                    Files.readAllBytes(drawn.resolve(weights)),
                    Files.readAllBytes(given.resolve(weights)));
            engines++;
        }
        assertEquals(2, engines);
        assertTrue(json("scratch-drawn").get("initialWeights").isNull());
        JsonNode source = json("scratch-given").get("initialWeights");
        assertEquals(file, source.get("file").asText());
        assertEquals(Sha256.of(Files.readAllBytes(Path.of(file))), source.get("sha256").asText());
        assertEquals("given", json("scratch-given").get("spec").get("initialiser").asText());
    }

    @Test
    void comparisonBeginsFromTheFileWhateverTheSeed() throws IOException {
        String file = write(drawn(7)).toString();
        Cli cli =
                run(
                        "compare",
                        "--engines",
                        "scratch,fast",
                        "--parity-steps",
                        "20",
                        "--init-weights",
                        file,
                        "--seeds",
                        "2",
                        "--out",
                        home.resolve("run").toString(),
                        "--json");
        assertTrue(cli.exitCode() == ExitCode.OK || cli.exitCode() == ExitCode.CHECK_FAILED);
        JsonNode run = json("run");
        assertEquals(file, run.get("initialWeights").get("file").asText(), cli.err());
        assertTrue(run.get("parity").get("float").get("passed").asBoolean(), cli.out());
    }

    @Test
    void fileOfAnotherNetworkIsRefusedInASentence() throws IOException {
        Map<String, Map<String, NpyArray>> gallery = new LinkedHashMap<>();
        gallery.put(
                "must have 0_W of shape [4, 8] but has one of shape [8, 4]",
                with("0_W", new NpyArray(NumberType.FLOAT64, List.of(8, 4), new double[32])));
        gallery.put(
                "must have finite numbers but 1_b[2] is NaN",
                with(
                        "1_b",
                        new NpyArray(
                                NumberType.FLOAT64, List.of(3), new double[] {0, 0, Double.NaN})));
        gallery.put(
                "must have 1_b of float32 or float64 but has one of int64",
                with("1_b", new NpyArray(NumberType.INT64, List.of(3), new double[3])));
        gallery.put(
                "must have the 4 arrays of 4-8-3 but has 0_W, 0_b, 1_W, 1_b, 2_W",
                with("2_W", new NpyArray(NumberType.FLOAT64, List.of(1), new double[1])));
        Map<String, NpyArray> few = drawn(1);
        few.remove("1_W");
        gallery.put("must have 1_W of shape [8, 3] but has none", few);
        int refused = 0;
        for (Map.Entry<String, Map<String, NpyArray>> wrong : gallery.entrySet()) {
            assertRefused(write(wrong.getValue()), ExitCode.INVALID_INPUT, wrong.getKey());
            refused++;
        }
        assertEquals(5, refused);
        assertRefused(home.resolve("none.npz"), ExitCode.INVALID_INPUT, "there is no file");
    }

    private static Map<String, NpyArray> with(String name, NpyArray array) {
        Map<String, NpyArray> arrays = drawn(1);
        arrays.put(name, array);
        return arrays;
    }

    private void assertRefused(Path file, int code, String sentence, String... more) {
        List<String> options = new ArrayList<>(List.of("--engine", "scratch"));
        options.addAll(List.of("--init-weights", file.toString()));
        options.addAll(List.of("--out", home.resolve("run").toString()));
        options.addAll(List.of(more));
        Cli cli = run("train", options.toArray(String[]::new));
        assertEquals(code, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertEquals(1, cli.err().lines().filter(l -> l.startsWith("crosscheck:")).count());
        assertFalse(Files.exists(home.resolve("run")));
        assertFalse(Files.exists(home.resolve("run.unfinished")));
    }

    @Test
    void initialiserBesideAFileIsWrongUse() throws IOException {
        Path file = write(drawn(1));
        assertRefused(
                file, ExitCode.USAGE, "--initialiser draws the weights", "--initialiser", "he");
        Cli given = run("train", "--initialiser", "given");
        assertEquals(ExitCode.USAGE, given.exitCode(), given.err());
        assertTrue(given.err().contains("--init-weights"), given.err());
    }

    @Test
    void mixedPrecisionsAreTaken() throws IOException {
        Map<String, NpyArray> mixed =
                with("0_b", new NpyArray(NumberType.FLOAT32, List.of(8), new double[8]));
        Cli cli =
                run(
                        "train",
                        "--engine",
                        "scratch",
                        "--init-weights",
                        write(mixed).toString(),
                        "--out",
                        home.resolve("run").toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    }
}
