package crosscheck.comparison.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every lesson, in the order of the lectures. */
public final class Lessons {
    private static final List<Lesson> ALL =
            List.of(
                    new PerceptronLesson(),
                    new GatesLesson(),
                    new XorLesson(),
                    new ActivationsLesson(),
                    new LossesLesson(),
                    new DescentLesson(),
                    new LinearLesson(),
                    new NeuronLesson());

    private Lessons() {}

    /**
     * Every lesson.
     *
     * @return in the order of the lectures
     */
    public static List<Lesson> all() {
        return ALL;
    }

    /**
     * The lesson of a name.
     *
     * @param name as on the command line
     * @return the lesson, if there is one
     */
    public static Optional<Lesson> find(String name) {
        return ALL.stream().filter(lesson -> lesson.name().equals(name)).findFirst();
    }

    /**
     * The names of all lessons.
     *
     * @return separated by commas
     */
    public static String names() {
        return ALL.stream().map(Lesson::name).collect(Collectors.joining(", "));
    }
}
