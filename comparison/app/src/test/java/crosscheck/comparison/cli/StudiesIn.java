package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Sweeps in a folder of their own.
 *
 * @param home of the studies and of the cache
 */
record StudiesIn(Path home) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The command {@code sweep} with these words. */
    Cli sweep(String line) {
        return Cli.run(
                home.resolve("cache"),
                ("sweep " + line + " --studies " + home.resolve("studies") + " --quiet")
                        .split(" "));
    }

    /** What it prints as JSON; it must end well. */
    JsonNode json(String line) throws IOException {
        Cli cli = sweep(line + " --json");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        return JSON.readTree(cli.out());
    }

    /** The database of a study. */
    Path database(String name) {
        return home.resolve("studies").resolve(name).resolve("study.db");
    }
}
