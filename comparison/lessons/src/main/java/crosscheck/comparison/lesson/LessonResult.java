package crosscheck.comparison.lesson;

import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.comparison.page.Section;
import java.util.List;

/**
 * What a lesson found.
 *
 * @param figures what the lectures print beside what was computed
 * @param sections text, charts and tables, from top to bottom
 */
public record LessonResult(List<Figure> figures, List<Section> sections) {

    public LessonResult {
        figures = List.copyOf(figures);
        sections = List.copyOf(sections);
    }

    /**
     * How many figures came out in a way.
     *
     * @return at least 0
     */
    public long count(Outcome outcome) {
        return figures.stream().filter(figure -> figure.outcome() == outcome).count();
    }
}
