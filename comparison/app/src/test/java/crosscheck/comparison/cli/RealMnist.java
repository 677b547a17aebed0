package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Runs commands where the real MNIST is. */
final class RealMnist {
    /** Names the folder that has it. */
    static final String FOLDER = "CROSSCHECK_DATA";

    static final String MISSING =
            "the real MNIST is needed: set CROSSCHECK_DATA to the folder that has it";

    private RealMnist() {}

    /** What a command that succeeds prints. */
    static JsonNode json(String... args) throws IOException {
        Cli cli = Cli.run(System.getenv(), args);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        return new ObjectMapper().readTree(cli.out());
    }
}
