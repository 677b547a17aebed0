package crosscheck.comparison.export;

import static crosscheck.comparison.export.IrisTrainings.IRIS;
import static crosscheck.comparison.export.IrisTrainings.network;
import static crosscheck.comparison.export.IrisTrainings.scratch;
import static crosscheck.comparison.export.IrisTrainings.training;
import static crosscheck.comparison.export.IrisTrainings.weights;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.training.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example in the documentation, where there is a Python with NumPy. */
class ReplayScriptTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"sgd,QUADRATIC", "adam,CROSS_ENTROPY", "adam:variant=published,CROSS_ENTROPY"})
    void exampleInTheDocumentationAgrees(String optimiser, LossName loss)
            throws IOException, InterruptedException {
        assumeTrue(python("-c", "import numpy").equals("0 "), "no python3 with numpy here");
        Training job = new Training(network(loss, 0), training(optimiser, 1e-3), IRIS);
        new Export(job, weights(job), Optional.empty(), 13)
                .write(
                        folder,
                        List.of(scratch(), new ExportedEngine(new FastEngine(), Precision.FLOAT)),
                        done -> {});
        Path script = Path.of("..", "..", "docs", "replay.py").toAbsolutePath();
        String printed = python(script.toString(), folder.toString());
        assertTrue(printed.startsWith("0 scratch, 13 steps:"), printed);
        Path trace = folder.resolve("trace-scratch.npz");
        Map<String, NpyArray> arrays = new LinkedHashMap<>(NpzFile.read(trace));
        arrays.get("losses").values()[12] += 1e-11;
        NpzFile.write(trace, arrays);
        String spoilt = python(script.toString(), folder.toString());
        assertTrue(spoilt.startsWith("1 ") && spoilt.contains("DIFFERS"), spoilt);
    }

    /** The exit code and what was printed. */
    private static String python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "not found";
        }
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + printed.strip();
    }
}
