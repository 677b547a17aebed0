package crosscheck.comparison.lesson;

import java.io.IOException;

/**
 * One small system of the lectures. A lesson has no state: what it computes depends on its context.
 */
public interface Lesson {

    /** The name on the command line; lower case, words joined by hyphens. */
    String name();

    /** The heading of its page. */
    String title();

    /** What it shows; one sentence. */
    String summary();

    /**
     * Computes everything.
     *
     * @throws IOException if the data that it needs cannot be read
     */
    LessonResult run(LessonContext context) throws IOException;
}
