package crosscheck.comparison.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import crosscheck.data.mnist.Mnist;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lessons on images of digits, and those that count and follow small networks. */
class DigitLessonsTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Map<String, LessonResult> RESULTS = new HashMap<>();

    /** A row of the lectures: lesson, lecture, printed, outcome on drawn digits. */
    private record Row(String lesson, Lecture lecture, String printed, Outcome outcome) {}

    /** Every figure of the lectures that these lessons have to show. */
    private static final List<Row> ROWS =
            List.of(
                    new Row("forward", Lecture.KI, "[0.62, -0.83]", Outcome.ERRATUM),
                    new Row("forward", Lecture.KI, "[0.51, 0.85]", Outcome.AGREES),
                    new Row("parameters", Lecture.KI, "65", Outcome.AGREES),
                    new Row("parameters", Lecture.KI, "16", Outcome.AGREES),
                    new Row("parameters", Lecture.KI, "82", Outcome.ERRATUM),
                    new Row("parameters", Lecture.SHARCNET, "768, 748", Outcome.ERRATUM),
                    new Row("parameters", Lecture.SHARCNET, "23,860", Outcome.AGREES),
                    new Row("parameters", Lecture.SHARCNET, "79,510", Outcome.AGREES),
                    new Row("mlp", Lecture.NIELSEN, "95.42", Outcome.NOT_ON_THIS_DATA),
                    new Row("mlp", Lecture.NIELSEN, "96.59", Outcome.NOT_ON_THIS_DATA),
                    new Row("mlp", Lecture.SHARCNET, "94", Outcome.NOT_ON_THIS_DATA),
                    new Row("iris-mnist", Lecture.IRIS, "0.9157", Outcome.NOT_ON_THIS_DATA),
                    new Row("iris-mnist", Lecture.IRIS, "0.063376", Outcome.NOT_ON_THIS_DATA),
                    new Row("iris-mnist", Lecture.IRIS, "0.9157", Outcome.NOT_ON_THIS_DATA),
                    new Row("iris-mnist", Lecture.IRIS, "0.063376", Outcome.NOT_ON_THIS_DATA),
                    new Row("softmax", Lecture.SHARCNET, "92", Outcome.NOT_ON_THIS_DATA),
                    new Row("metrics", Lecture.SHARCNET, "19 / 27", Outcome.AGREES),
                    new Row("cnn", Lecture.WSU, "99", Outcome.NOT_ON_THIS_DATA),
                    new Row("cnn", Lecture.SHARCNET, "99", Outcome.NOT_ON_THIS_DATA));

    private static LessonResult run(String lesson, Split split) throws IOException {
        return Lessons.standard()
                .find(lesson)
                .orElseThrow()
                .run(
                        new LessonContext(
                                1,
                                () -> split,
                                new Console(NOWHERE, NOWHERE, ProgressStyle.SILENT)));
    }

    private static LessonResult result(String lesson) throws IOException {
        if (!RESULTS.containsKey(lesson)) {
            RESULTS.put(lesson, run(lesson, SmallDigits.split()));
        }
        return RESULTS.get(lesson);
    }

    private static List<Row> rows(String lesson, LessonResult result) {
        return result.figures().stream()
                .map(f -> new Row(lesson, f.lecture(), f.printed(), f.outcome()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"forward", "parameters", "mlp", "iris-mnist", "softmax", "metrics", "cnn"})
    void showsEveryFigureOfTheLectures(String lesson) throws IOException {
        List<Row> expected = ROWS.stream().filter(row -> row.lesson().equals(lesson)).toList();
        assertFalse(expected.isEmpty());
        assertEquals(expected, rows(lesson, result(lesson)));
    }

    @Test
    void theRowsAreAllOfTheLectures() {
        assertEquals(19, ROWS.size());
        assertEquals(3, ROWS.stream().filter(row -> row.outcome() == Outcome.ERRATUM).count());
    }

    @Test
    void aFigureOfOtherDataSaysWhichAndNeverAgrees() throws IOException {
        int checked = 0;
        for (String lesson : List.of("mlp", "iris-mnist", "softmax", "cnn")) {
            for (Figure figure : result(lesson).figures()) {
                assertEquals(Outcome.NOT_ON_THIS_DATA, figure.outcome());
                assertTrue(figure.note().contains("digits"), figure.note());
                checked++;
            }
        }
        assertEquals(10, checked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "metrics", "iris-mnist"})
    void sameSeedGivesTheSameFiguresAndPictures(String lesson) throws IOException {
        LessonResult again = run(lesson, SmallDigits.split());
        assertEquals(result(lesson).figures(), again.figures());
        assertEquals(findings(result(lesson)), findings(again));
    }

    private static List<String> findings(LessonResult result) {
        return result.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Chart.class::isInstance)
                .map(block -> ((Chart) block).finding())
                .toList();
    }

    @Test
    void picturesAreOfTheRightKind() throws IOException {
        Map<String, Map<String, Integer>> expected =
                Map.of(
                        "softmax", Map.of("images", 1, "xy", 2),
                        "metrics", Map.of("heatmap", 2, "xy", 2),
                        "cnn", Map.of("images", 3, "xy", 2, "heatmap", 1),
                        "mlp", Map.of("xy", 5, "bar", 1),
                        "iris-mnist", Map.of("xy", 2),
                        "forward", Map.of("xy", 2, "bar", 1),
                        "parameters", Map.of("bar", 1));
        int checked = 0;
        for (String lesson : expected.keySet()) {
            Map<String, Integer> kinds = new HashMap<>();
            result(lesson).sections().stream()
                    .flatMap(section -> section.blocks().stream())
                    .filter(Chart.class::isInstance)
                    .map(Block::kind)
                    .forEach(kind -> kinds.merge(kind, 1, Integer::sum));
            assertEquals(expected.get(lesson), kinds, lesson);
            checked++;
        }
        assertEquals(7, checked);
    }

    @Test
    void fewImagesOfTheRightNameAreNotTheLectures() {
        Split small = SmallDigits.split();
        Split named = new Split(named(small.train()), small.validation(), small.test());
        assertFalse(new DigitData(named).isTheLectures());
        assertFalse(new DigitData(small).isTheLectures());
    }

    private static Dataset named(Dataset data) {
        float[] features = new float[data.size() * data.featureCount()];
        int[] labels = new int[data.size()];
        for (int i = 0; i < labels.length; i++) {
            data.copyRow(i, features, i * data.featureCount());
            labels[i] = data.label(i);
        }
        return new Dataset(
                Mnist.NAME, data.shape(), features, labels, data.classNames(), data.provenance());
    }

    @Test
    void otherDataThanImagesOfDigitsAreRefused() {
        int refused = 0;
        for (String lesson : List.of("mlp", "iris-mnist", "softmax", "metrics", "cnn")) {
            InvalidDataException e =
                    assertThrows(InvalidDataException.class, () -> run(lesson, Iris.split()));
            assertTrue(e.getMessage().contains("28 x 28"), e.getMessage());
            refused++;
        }
        assertEquals(5, refused);
    }

    @Test
    void softmaxAsWrittenOverflowsAndWithTheMaximumSubtractedDoesNot() {
        double[] small = {0.09003057317038046, 0.24472847105479764, 0.6652409557748219};
        assertArrayEquals(small, SoftmaxLesson.asWritten(1, 2, 3), 1e-15);
        assertArrayEquals(small, SoftmaxLesson.softmax(1, 2, 3), 1e-15);
        assertArrayEquals(small, SoftmaxLesson.softmax(1001, 1002, 1003), 1e-15);
        assertTrue(Double.isNaN(SoftmaxLesson.asWritten(1001, 1002, 1003)[0]));
        assertTrue(Double.isNaN(SoftmaxLesson.asWritten(-1001, -1002, -1003)[0]));
    }
}
