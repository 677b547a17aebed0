package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.cli.Surroundings.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void everyCommandOfTheReadmeIsUnderstood() throws IOException {
        Surroundings world = new Surroundings(Map.of(), System.out, System.err, Terminal.NONE);
        int checked = 0;
        for (String line : Files.readAllLines(README)) {
            String command = line.replaceFirst("^[A-Z_]+=\\S+ ", ""); // variables in front
            if (command.startsWith("./crosscheck ")) {
                String[] words = command.split("#")[0].strip().split("\\s+");
                String[] args = Arrays.copyOfRange(words, 1, words.length);
                assertDoesNotThrow(
                        () -> Crosscheck.commandLine(world, List.of(args)).parseArgs(args), line);
                checked++;
            }
        }
        assertTrue(checked >= 12, "commands found: " + checked);
    }
}
