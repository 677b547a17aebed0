package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both sides compute the same, so that no valid command line may be told that they differ, and what
 * cannot be told needs a reason. {@code -Dcrosscheck.commandLines=2000} takes more of them, {@code
 * -Dcrosscheck.commandLineSeed=7} others.
 */
class RandomCommandLinesTest {
    private static final int COUNT = Integer.getInteger("crosscheck.commandLines", 200);
    private static final long SEED = Long.getLong("crosscheck.commandLineSeed", 1);

    @TempDir private Path home;

    @Test
    void noneIsToldThatTheSidesDiffer() throws IOException {
        Path images = home.resolve("drawn");
        Cli drawn =
                Cli.run(
                        home.resolve("cache"),
                        ("data draw --train-examples 300 --test-examples 60 --out " + images)
                                .split(" "));
        assertEquals(ExitCode.OK, drawn.exitCode(), drawn.err());
        RandomCommandLines lines = new RandomCommandLines(SEED, images);
        List<String> failures = new ArrayList<>();
        int agreed = 0;
        for (int i = 0; i < COUNT; i++) {
            String[] line = lines.next();
            Path run = home.resolve("run" + i);
            Cli cli =
                    Cli.run(
                            home.resolve("cache"),
                            Stream.concat(Stream.of(line), Stream.of("--out", run.toString()))
                                    .toArray(String[]::new));
            if (cli.exitCode() == ExitCode.OK) {
                JsonNode document = new ObjectMapper().readTree(cli.out());
                agreed += document.get("verdict").asText().startsWith("agree") ? 1 : 0;
                for (JsonNode pair : document.get("comparisons")) {
                    boolean plain = pair.get("outcome").asText().equals("agree");
                    assertTrue(plain || !pair.get("reason").asText().isEmpty(), cli.out());
                }
            } else {
                failures.add(String.join(" ", line) + ": " + cli.err() + firstReason(cli));
            }
        }
        assertEquals(List.of(), failures);
        assertTrue(agreed > COUNT / 2, agreed + " of " + COUNT + " agree");
    }

    private static String firstReason(Cli cli) throws IOException {
        if (cli.exitCode() != ExitCode.CHECK_FAILED) {
            return "";
        }
        StringBuilder reasons = new StringBuilder();
        for (JsonNode pair : new ObjectMapper().readTree(cli.out()).get("comparisons")) {
            reasons.append(pair.get("reason").asText()).append(". ");
        }
        return reasons.toString();
    }
}
