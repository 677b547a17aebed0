package crosscheck.comparison.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lessons that can be run, in the order of the lectures. */
public final class Lessons {
    private static final List<Lesson> STANDARD =
            List.of(
                    new PerceptronLesson(),
                    new GatesLesson(),
                    new XorLesson(),
                    new ActivationsLesson(),
                    new LossesLesson(),
                    new DescentLesson(),
                    new LinearLesson(),
                    new NeuronLesson(),
                    new ForwardLesson(),
                    new ParametersLesson(),
                    new MlpLesson(),
                    new IrisMnistLesson(),
                    new SoftmaxLesson(),
                    new MetricsLesson(),
                    new CnnLesson());

    private final List<Lesson> all;

    /**
     * Some lessons.
     *
     * @param all in order; copied
     */
    public Lessons(List<Lesson> all) {
        this.all = List.copyOf(all);
    }

    /** The lessons of the lectures. */
    public static Lessons standard() {
        return new Lessons(STANDARD);
    }

    /** Every lesson; in order. */
    public List<Lesson> all() {
        return all;
    }

    public Optional<Lesson> find(String name) {
        return all.stream().filter(lesson -> lesson.name().equals(name)).findFirst();
    }

    /** The names of all lessons; separated by commas. */
    public String names() {
        return all.stream().map(Lesson::name).collect(Collectors.joining(", "));
    }
}
