package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.lesson.Lesson;
import crosscheck.comparison.lesson.Lessons;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the lessons. */
class LessonsInBrowserIT {
    @TempDir private static Path home;

    private static PageReader reader;

    @BeforeAll
    static void startBrowser() throws IOException, InterruptedException {
        reader = new PageReader(home);
    }

    @AfterAll
    static void endBrowser() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }

    static List<String> lessons() {
        return Lessons.standard().all().stream().map(Lesson::name).toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void pageOfALesson(String lesson) throws IOException, InterruptedException {
        Path page = reader.onDigits("lesson-" + lesson, "lesson", lesson);
        assertTrue(reader.look("lesson-" + lesson, page, PageReader.FEW_LOOKS) >= 0);
    }

    @Test
    void thereAreFifteenLessons() {
        assertEquals(15, lessons().size());
    }
}
