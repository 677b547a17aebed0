package crosscheck.comparison.runfolder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
    private static final NetworkSpec LENET =
            new NetworkSpec(
                    Model.LENET,
                    ExampleShape.image(28, 28),
                    List.of(),
                    10,
                    ActivationName.RELU,
                    LossName.CROSS_ENTROPY,
                    InitialiserName.HE,
                    0,
                    Normalisation.BATCH);
    private static final List<ParameterTensor> WEIGHTS = ScratchEngine.drawWeights(LENET, 1);

    /** What the names of a LeNet with batch normalisation must have. */
    private static final Map<String, List<Integer>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("0_W", List.of(20, 1, 5, 5));
        SHAPES.put("0_b", List.of(20));
        List.of("gamma", "beta", "mean", "var").forEach(n -> SHAPES.put("1_" + n, List.of(20)));
        SHAPES.put("2_W", List.of(50, 20, 5, 5));
        SHAPES.put("2_b", List.of(50));
        List.of("gamma", "beta", "mean", "var").forEach(n -> SHAPES.put("3_" + n, List.of(50)));
        SHAPES.put("4_W", List.of(800, 500));
        SHAPES.put("4_b", List.of(500));
        SHAPES.put("5_W", List.of(500, 10));
        SHAPES.put("5_b", List.of(10));
    }

    @TempDir private Path home;

    private Path write(List<ParameterTensor> weights) throws IOException {
        Path file = home.resolve("weights.npz");
        WeightsFile.write(file, weights, Precision.FLOAT);
        return file;
    }

    @Test
    void arraysHaveTheShapesThatNumPyUsersExpect() throws IOException {
        Map<String, NpyArray> arrays = NpzFile.read(write(WEIGHTS));
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, array.shape()));
        assertEquals(SHAPES, shapes);
        assertEquals(List.copyOf(SHAPES.keySet()), List.copyOf(shapes.keySet()));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        SavedWeights read = WeightsFile.read(write(WEIGHTS), LENET);
        assertEquals(WEIGHTS.size(), read.tensors().size());
        for (int i = 0; i < WEIGHTS.size(); i++) {
            assertEquals(WEIGHTS.get(i).fullName(), read.tensors().get(i).fullName());
            assertEquals(WEIGHTS.get(i).shape(), read.tensors().get(i).shape());
            assertArrayEquals(WEIGHTS.get(i).values(), read.tensors().get(i).values());
        }
    }

    @Test
    void convolutionsAsMatricesAreRefused() throws IOException {
        List<ParameterTensor> flat = new ArrayList<>(WEIGHTS);
        flat.set(0, new ParameterTensor(0, "W", List.of(20, 25), flat.get(0).values()));
        Path file = write(flat);
        Exception refusal =
                assertThrows(InvalidDataException.class, () -> WeightsFile.read(file, LENET));
        assertTrue(
                refusal.getMessage()
                        .endsWith(
                                "must have 0_W of shape [20, 1, 5, 5] but has one of shape [20, 25]"),
                refusal.getMessage());
    }

    @Test
    void entriesAreNamedByAllIndices() {
        assertEquals("2_W[1][19][4][3]", WEIGHTS.get(6).entryName(500 + 19 * 25 + 4 * 5 + 3));
        assertEquals("4_W[2][7]", WEIGHTS.get(12).entryName(2 * 500 + 7));
        assertEquals("0_b[3]", WEIGHTS.get(1).entryName(3));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ParameterTensor(0, "W", List.of(2, 2), new double[3]));
    }

    @Test
    void numPySeesTheSameShapesAndEntries() throws IOException, InterruptedException {
        assumeTrue(python("import numpy").equals("0 "), "no python3 with numpy here");
        String program =
                "import numpy; a = numpy.load(r'%s'); w = a['2_W']; ".formatted(write(WEIGHTS))
                        + "print(w.shape, w.dtype, a['3_var'].shape, float(w[1, 19, 4, 3]).hex())";
        double entry = WEIGHTS.get(6).values()[500 + 19 * 25 + 4 * 5 + 3];
        String[] printed = python(program).split(" float32 ");
        assertEquals("0 (50, 20, 5, 5)", printed[0]);
        assertEquals("(50,)", printed[1].substring(0, 5));
        assertEquals(entry, Double.parseDouble(printed[1].substring(6).strip()));
    }

    /** The exit code and what was printed. */
    private static String python(String program) throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder("python3", "-c", program).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "not found";
        }
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + printed.strip();
    }
}
