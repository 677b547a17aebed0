package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lectures' figures of MNIST, on the real MNIST. */
@Tag("long")
@EnabledIfEnvironmentVariable(
        named = "CROSSCHECK_DATA",
        matches = ".+",
        disabledReason = "the real MNIST is needed: set CROSSCHECK_DATA to the folder that has it")
class LessonMnistIT {
    @TempDir private Path home;

    private JsonNode json(String lesson) throws IOException {
        Cli cli =
                Cli.run(
                        System.getenv(),
                        "lesson",
                        lesson,
                        "--json",
                        "--quiet",
                        "--out",
                        home.resolve(lesson).toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err() + cli.out());
        return new ObjectMapper().readTree(cli.out());
    }

    @ParameterizedTest
    @CsvSource({"mlp, 3, 0", "iris-mnist, 4, 0", "softmax, 1, 0", "metrics, 1, 0", "cnn, 0, 2"})
    void figuresAgree(String lesson, int agrees, int shortRuns) throws IOException {
        JsonNode document = json(lesson);
        assertEquals(agrees, document.get("agrees").asInt(), document.toPrettyString());
        assertEquals(shortRuns, document.get("short-run").asInt());
        assertEquals(0, document.get("not-on-this-data").asInt());
        assertEquals(agrees + shortRuns, document.get("figures").size());
        if (lesson.equals("cnn")) {
            double accuracy = document.at("/figures/0/computed/0").asDouble();
            assertTrue(accuracy >= 95, "accuracy " + accuracy);
        }
    }
}
