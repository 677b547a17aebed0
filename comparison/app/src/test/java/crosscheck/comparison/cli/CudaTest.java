package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.dl4j.runtime.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaTest {
    @TempDir private Path home;

    @Test
    void doctorLooksForGpusOnlyWhereItIsAsked() throws IOException {
        assertFalse(Cli.run(home, "doctor", "--json").out().contains("cuda"));
        Cli cli = Cli.run(home, "doctor", "--cuda", "--json");
        assertEquals(ExitCode.CHECK_FAILED, cli.exitCode(), cli.out());
        JsonNode cuda = new ObjectMapper().readTree(cli.out()).get("cuda");
        assertEquals("no_gpu", cuda.get("verdict").asText());
        assertEquals(Backend.CUDA.isOnClassPath(), cuda.get("onClassPath").asBoolean());
        assertTrue(cuda.get("sentence").asText().startsWith("no NVIDIA GPU was found"));
        assertEquals(0, cuda.get("gpus").size());
    }

    @Test
    void doctorShowsEachGpuAndTheVerdict() throws IOException {
        Cli json =
                withGpus("NVIDIA H100 80GB HBM3, 550.54.15, 9.0\nTesla T4, 418.1", "doctor --json");
        assertEquals(ExitCode.CHECK_FAILED, json.exitCode(), json.out());
        JsonNode cuda = new ObjectMapper().readTree(json.out()).get("cuda");
        assertEquals("cannot_run", cuda.get("verdict").asText());
        JsonNode first = cuda.get("gpus").get(0);
        assertEquals("NVIDIA H100 80GB HBM3", first.get("name").asText());
        assertEquals("550.54.15", first.get("driver").asText());
        assertEquals("9.0", first.get("computeCapability").asText());
        assertTrue(cuda.get("gpus").get(1).get("computeCapability").isNull());
        String table = withGpus("NVIDIA H100 80GB HBM3, 550.54.15, 9.0", "doctor").out();
        assertTrue(table.contains("| gpu 0 "), table);
        assertTrue(table.contains("cannot run ND4J's CUDA backend"), table);
    }

    @Test
    void cudaThatCannotBeHadIsMissingInputBeforeAnythingIsRead() {
        int checked = 0;
        for (String command : List.of("train", "compare", "bench")) {
            Cli cli = Cli.run(home, command, "--backend", "cuda", "--data", "/no/such/folder");
            assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
            assertEquals(1, cli.err().lines().count(), cli.err());
            assertTrue(cli.err().contains("use --backend cpu"), cli.err());
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void backendIsForDl4jAndHasTwoNames() {
        Cli other = Cli.run(home, "train", "--engine", "scratch", "--backend", "cuda");
        assertEquals(ExitCode.USAGE, other.exitCode());
        assertTrue(other.err().contains("needs the engine dl4j"), other.err());
        Cli unknown = Cli.run(home, "train", "--backend", "gpu");
        assertEquals(ExitCode.USAGE, unknown.exitCode());
        assertTrue(unknown.err().contains("expected cpu or cuda, found 'gpu'"), unknown.err());
    }

    private Cli withGpus(String csv, String command) throws IOException {
        Path listing = Files.writeString(home.resolve("gpus.csv"), csv);
        Path program = home.resolve("nvidia-smi");
        Files.writeString(program, "#!/bin/sh\nexec /bin/cat '" + listing + "'\n");
        assertTrue(program.toFile().setExecutable(true));
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.add("--cuda");
        return Cli.run(
                Map.of("PATH", home.toString(), "XDG_CACHE_HOME", home.toString()),
                args.toArray(String[]::new));
    }
}
