package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentTest {
    @TempDir private Path home;

    @BeforeEach
    void draw() {
        assertEquals(
                ExitCode.OK,
                run("data draw --out HOME/drawn --train-examples 120 --test-examples 20")
                        .exitCode());
    }

    private Cli run(String line) {
        return Cli.run(home.resolve("cache"), line.replace("HOME", home.toString()).split(" "));
    }

    private byte[] train(String engine, String options, String name) throws IOException {
        Cli cli =
                run(
                        "train --data HOME/drawn --hidden 6 --epochs 2 --quiet --engine "
                                + engine
                                + " --out HOME/"
                                + name
                                + options);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals(
                options.contains("shift=2"),
                cli.out().contains(", augment shift=2,rotate=10.0, "),
                cli.out());
        return Files.readAllBytes(home.resolve(name).resolve("weights-" + engine + ".npz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch", "fast", "dl4j"})
    void theSameSeedTrainsTheSameWeights(String engine) throws IOException {
        byte[] moved = train(engine, " --augment shift=2,rotate=10", "a");
        assertArrayEquals(moved, train(engine, " --augment rotate=10,shift=2", "b"));
        assertFalse(Arrays.equals(moved, train(engine, "", "c")));
        String document = Files.readString(home.resolve("a/run.json"));
        assertTrue(document.contains("\"augmentation\" : \"shift=2,rotate=10.0\""), document);
        assertTrue(
                Files.readString(home.resolve("c/run.json"))
                        .contains("\"augmentation\" : \"none\""));
    }

    @Test
    void noneAndZeroChangeNothing() throws IOException {
        byte[] still = train("fast", "", "a");
        assertArrayEquals(still, train("fast", " --augment none", "b"));
        assertArrayEquals(still, train("fast", " --augment shift=0,rotate=0", "c"));
    }

    @Test
    void enginesAgreeOnMovedImages() {
        Cli cli =
                run(
                        "compare --engines scratch,fast,dl4j --data HOME/drawn --hidden 6 --epochs 2"
                                + " --parity-steps 30 --quiet --out HOME/run --augment shift=1,rotate=20");
        assertEquals(ExitCode.OK, cli.exitCode(), cli.out() + cli.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shift=11|shift must be from 0 to 10 pixels, not 11",
                "shift=-1|shift must be from 0 to 10 pixels, not -1",
                "rotate=181|rotate must be from 0 to 180 degrees, not 181.0",
                "rotate=NaN|rotate must be from 0 to 180 degrees, not NaN",
                "shift=1.5|shift must be a whole number, not '1.5'",
                "zoom=2|augment has shift, rotate, not 'zoom'",
                "2|expected name=value, found '2'",
                "shift|expected name=value, found 'shift'"
            })
    void wrongUseIsToldInASentence(String text, String sentence) {
        Cli cli = run("train --data HOME/drawn --augment " + text);
        assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
        assertTrue(cli.err().contains(sentence), cli.err());
    }

    @Test
    void whatCannotBeMovedIsToldInASentence() {
        Cli iris = run("train --data iris --augment shift=1");
        assertEquals(ExitCode.USAGE, iris.exitCode(), iris.err());
        assertTrue(iris.err().contains("--augment does not fit iris: only images"), iris.err());
        Cli bench = run("bench --data HOME/drawn --augment shift=1");
        assertEquals(ExitCode.USAGE, bench.exitCode(), bench.err());
        assertTrue(bench.err().contains("no --augment"), bench.err());
    }
}
