package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same data set by this program's own reader and by DataVec. */
class DataReaderTest {
    @TempDir private Path home;

    private Cli run(String line) {
        return Cli.run(home.resolve("cache"), line.replace("HOME", home.toString()).split(" "));
    }

    private void train(String reader) {
        Cli cli =
                run(
                        "train --engine fast --data iris --hidden 5 --epochs 3 --out HOME/"
                                + reader
                                + " --reader "
                                + reader);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals(reader.equals("datavec"), cli.out().contains("iris read by DataVec"));
    }

    @Test
    void irisByDataVecTrainsTheSameWeights() throws IOException {
        train("own");
        train("datavec");
        assertArrayEquals(
                Files.readAllBytes(home.resolve("own/weights-fast.npz")),
                Files.readAllBytes(home.resolve("datavec/weights-fast.npz")));
        String document = Files.readString(home.resolve("datavec/run.json"));
        assertTrue(document.contains("\"reader\" : \"datavec\""), document);
    }

    @Test
    void aRunKeepsItsReader() throws IOException {
        train("datavec");
        String ask = "predict --model HOME/datavec --index 0";
        Cli cli = run(ask);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        Path file = home.resolve("datavec/run.json");
        String document = Files.readString(file);
        String reader = "\"reader\" : \"datavec\"";
        Files.writeString(file, document.replace(reader, "\"x\" : 1"));
        assertEquals(cli.out(), run(ask).out(), "runs of earlier versions name no reader");
        Files.writeString(file, document.replace(reader, "\"reader\" : \"eye\""));
        assertInvalid(run(ask), "data.reader: expected own or datavec, found 'eye'");
        Files.writeString(file, document.replace(reader, "\"reader\" : 7"));
        assertInvalid(run(ask), "data.reader must be a text but is 7");
    }

    private static void assertInvalid(Cli cli, String sentence) {
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "mnist", "digits", "xor"})
    void dataThatDataVecDoesNotReadIsWrongUse(String name) {
        Cli cli = run("train --reader datavec --data " + name);
        assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains("--reader datavec is for iris and pictures"), cli.err());
        assertEquals("", cli.out());
    }

    @Test
    void readersAreListed() {
        Cli cli = run("train --reader eye --data iris");
        assertEquals(ExitCode.USAGE, cli.exitCode());
        assertTrue(cli.err().contains("expected own or datavec, found 'eye'"), cli.err());
    }
}
