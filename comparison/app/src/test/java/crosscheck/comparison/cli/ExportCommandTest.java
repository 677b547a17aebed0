package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir private Path home;

    private Cli run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "--data", "iris", "--epochs", "1"));
        args.addAll(List.of("--hidden", "8"));
        if (!List.of(more).contains("--out")) {
            args.addAll(List.of("--out", home.resolve("run").toString()));
        }
        args.addAll(List.of(more));
        return Cli.run(home.resolve("cache"), args.toArray(String[]::new));
    }

    private String folder() {
        return home.resolve("exported").toString();
    }

    private JsonNode spec() throws IOException {
        return new ObjectMapper().readTree(home.resolve("exported").resolve("spec.json").toFile());
    }

    @Test
    void wholeTrainingIsExportedToItsEnd() throws IOException {
        Cli cli = run("train", "--engine", "scratch", "--export", folder());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("export of 9 steps: " + folder()), cli.err());
        assertEquals(9, spec().get("steps").asInt(), "an epoch has 9 steps");
        assertArrayEquals(
                Files.readAllBytes(home.resolve("run").resolve("weights-scratch.npz")),
                Files.readAllBytes(home.resolve("exported").resolve("weights-scratch-after-9.npz")),
                "the steps are those of the training");
    }

    @Test
    void comparisonExportsEachEngineAtItsBest() throws IOException {
        Cli cli =
                run(
                        "compare",
                        "--engines",
                        "scratch,fast,dl4j",
                        "--parity-steps",
                        "5",
                        "--export",
                        folder(),
                        "--export-steps",
                        "4");
        assertTrue(cli.err().contains("export of 4 steps"), cli.err());
        List<String> precisions = spec().get("engines").findValuesAsText("precision");
        assertEquals(List.of("double", "float", "double"), precisions);
        TreeSet<String> expected =
                new TreeSet<>(
                        List.of(
                                "README.txt",
                                "spec.json",
                                "initial-weights.npz",
                                "examples.npz",
                                "batches.npz"));
        for (String engine : List.of("scratch", "fast", "dl4j")) {
            expected.add("trace-" + engine + ".npz");
            expected.add("weights-" + engine + "-after-1.npz");
            expected.add("weights-" + engine + "-after-4.npz");
        }
        assertEquals(expected, new TreeSet<>(List.of(home.resolve("exported").toFile().list())));
    }

    @Test
    void parityExportsWhatItCompares() throws IOException {
        Cli first =
                run(
                        "parity",
                        "--engines",
                        "scratch,fast",
                        "--steps",
                        "6",
                        "--export",
                        folder(),
                        "--export-steps",
                        "5");
        assertEquals(ExitCode.OK, first.exitCode(), first.out() + first.err());
        assertEquals(5, spec().get("steps").asInt());
        Path weights = home.resolve("exported").resolve("weights-scratch-after-5.npz");
        Cli second =
                run(
                        "parity",
                        "--engines",
                        "scratch,fast",
                        "--steps",
                        "6",
                        "--init-weights",
                        weights.toString(),
                        "--out",
                        home.resolve("second").toString());
        assertEquals(ExitCode.OK, second.exitCode(), second.out() + second.err());
        JsonNode json =
                new ObjectMapper().readTree(home.resolve("second").resolve("run.json").toFile());
        assertEquals(weights.toString(), json.at("/initialWeights/file").asText());
        Cli matrix = run("parity", "--all", "--export", home.resolve("other").toString());
        assertEquals(ExitCode.USAGE, matrix.exitCode(), matrix.err());
    }

    @Test
    void exportedWeightsCanBeGivenBack() {
        assertEquals(
                ExitCode.OK, run("train", "--engine", "scratch", "--export", folder()).exitCode());
        String file = home.resolve("exported").resolve("weights-scratch-after-9.npz").toString();
        Cli cli =
                run(
                        "train",
                        "--engine",
                        "scratch",
                        "--init-weights",
                        file,
                        "--out",
                        home.resolve("second").toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    }

    @Test
    void folderWithSomethingInItIsRefusedAndAnEmptyOneTaken() throws IOException {
        Path exported = Files.createDirectory(home.resolve("exported"));
        Path mine = Files.writeString(exported.resolve("mine.txt"), "mine");
        Cli full = run("train", "--engine", "scratch", "--export", folder());
        assertEquals(ExitCode.INVALID_INPUT, full.exitCode(), full.err());
        assertTrue(full.err().contains("is no empty folder; give --export another"), full.err());
        assertEquals("mine", Files.readString(mine));
        assertFalse(Files.exists(home.resolve("run")));
        Files.delete(mine);
        Cli empty = run("train", "--engine", "scratch", "--export", folder());
        assertEquals(ExitCode.OK, empty.exitCode(), empty.err());
        assertTrue(Files.exists(exported.resolve("spec.json")));
    }

    @Test
    void wrongUseIsRefusedBeforeAnythingIsWritten() {
        Map<List<String>, String> uses =
                Map.of(
                        List.of("train", "--export-steps", "3"),
                        "--export-steps goes with --export",
                        List.of("train", "--export", folder(), "--export-steps", "0"),
                        "--export-steps must be at least 1, not 0",
                        List.of("train", "--export", home.resolve("run").resolve("x").toString()),
                        "must not be in each other",
                        List.of("train", "--export", home.toString()),
                        "must not be in each other",
                        List.of("compare", "--export", folder(), "--against=--l2=1"),
                        "leave out --against",
                        List.of("train", "--resume", "x", "--export", folder()),
                        "leave out");
        int refused = 0;
        for (Map.Entry<List<String>, String> use : uses.entrySet()) {
            List<String> options = use.getKey().subList(1, use.getKey().size());
            Cli cli = run(use.getKey().get(0), options.toArray(String[]::new));
            assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
            assertTrue(cli.err().contains(use.getValue()), cli.err());
            assertEquals(0, home.toFile().list().length);
            refused++;
        }
        assertEquals(6, refused);
    }
}
