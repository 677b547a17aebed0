package crosscheck.comparison.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every lesson promises. */
class LessonsTest {
    private static final Lessons LESSONS = Lessons.standard();
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    static List<String> names() {
        return LESSONS.all().stream().map(Lesson::name).toList();
    }

    private static LessonContext context(long seed) {
        return new LessonContext(
                seed, SmallDigits::split, new Console(NOWHERE, NOWHERE, ProgressStyle.SILENT));
    }

    @Test
    void namesAreUnique() {
        Set<String> names = new HashSet<>(names());
        assertEquals(LESSONS.all().size(), names.size());
        assertTrue(LESSONS.find("no such lesson").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFigureAgreesOrIsAnErratumAndEveryChartSaysWhatItShows(String name)
            throws IOException {
        LessonResult result = LESSONS.find(name).orElseThrow().run(context(1));
        for (Figure figure : result.figures()) {
            assertFalse(figure.outcome() == Outcome.DIFFERS, figure.toString());
            assertTrue(
                    figure.outcome() == Outcome.AGREES || !figure.note().isBlank(),
                    figure.toString());
        }
        int charts = 0;
        for (Block block : result.sections().stream().flatMap(s -> s.blocks().stream()).toList()) {
            if (block instanceof Chart chart) {
                assertTrue(chart.finding().length() > 20, chart.title());
                charts++;
            }
        }
        assertTrue(charts >= 1, "charts: " + charts);
    }
}
