package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial takes beside its training, where the training takes next to nothing. */
class SweepOverheadIT {
    /** Far more than is measured, see docs/sweeps.md, and half of what Arbiter's runner sleeps. */
    private static final double MOST_SECONDS = 1;

    @Test
    void trialsTakeLittleBesideTheirTraining(@TempDir Path home) throws IOException {
        String options =
                "sweep --data iris --vary learningRate=log:0.01..3 --trials 200 --epochs 1"
                        + " --workers 1 --json --quiet --studies";
        List<String> words = new ArrayList<>(List.of(options.split(" ")));
        words.add(home.toString());
        Cli cli = Cli.run(home.resolve("cache"), words.toArray(String[]::new));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode beside =
                new ObjectMapper().readTree(cli.out()).get("analysis").get("besideTraining");
        assertEquals(200, beside.get("trials").asInt());
        double seconds = beside.get("secondsPerTrial").asDouble();
        assertTrue(seconds > 0 && seconds < MOST_SECONDS, beside.toString());
    }
}
