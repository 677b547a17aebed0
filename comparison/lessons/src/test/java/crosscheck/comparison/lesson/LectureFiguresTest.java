package crosscheck.comparison.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.data.truthtable.TruthTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No printed figure is left out, whatever the seed. */
class LectureFiguresTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private static LessonResult run(String name, long seed) throws IOException {
        Console console = new Console(NOWHERE, NOWHERE, ProgressStyle.SILENT);
        return Lessons.standard()
                .find(name)
                .orElseThrow()
                .run(new LessonContext(seed, TruthTable.XOR::split, console));
    }

    @ParameterizedTest
    @CsvSource({
        "perceptron, 4, 1",
        "gates, 4, 0",
        "xor, 4, 0",
        "activations, 5, 0",
        "losses, 0, 1",
        "descent, 8, 0",
        "linear, 4, 0",
        "neuron, 30, 2"
    })
    void countsOfAgreeingFiguresAndErrata(String name, long agrees, long errata)
            throws IOException {
        LessonResult first = run(name, 7);
        assertEquals(agrees, first.count(Outcome.AGREES));
        assertEquals(errata, first.count(Outcome.ERRATUM));
        assertEquals(0, first.count(Outcome.DIFFERS));
        assertEquals(first.figures(), run(name, 7).figures(), "same seed, same bits");
    }
}
