package crosscheck.comparison.lesson;

import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.List;

/** A lesson's results as a page. */
public final class LessonPage {
    private LessonPage() {}

    /** The page of a run: the figures, then what the lesson shows. */
    public static Page of(Lesson lesson, LessonResult result, List<String> notes) {
        List<Section> sections = new ArrayList<>();
        if (!result.figures().isEmpty()) {
            sections.add(figures(result));
        }
        sections.addAll(result.sections());
        List<String> allNotes = new ArrayList<>(notes);
        result.figures().stream()
                .map(Figure::lecture)
                .distinct()
                .forEach(lecture -> allNotes.add(lecture.name() + ": " + lecture.citation()));
        return new Page(lesson.title(), lesson.summary(), sections, allNotes);
    }

    private static Section figures(LessonResult result) {
        boolean notes = result.figures().stream().anyMatch(figure -> !figure.note().isEmpty());
        List<String> header = new ArrayList<>(FigureText.HEADER);
        if (notes) {
            header.add("note");
        }
        return Section.of(
                "Printed and computed",
                new Paragraph(LessonText.counts(result)),
                new PageTable(
                        "The lectures' figures beside those of the hand-written code",
                        header,
                        result.figures().stream()
                                .map(f -> row(f).subList(0, header.size()))
                                .toList()));
    }

    private static List<Cell> row(Figure figure) {
        List<Cell> cells = new ArrayList<>();
        FigureText.row(figure).forEach(text -> cells.add(Cell.of(text)));
        cells.set(cells.size() - 1, new Cell(figure.outcome().text(), tone(figure)));
        cells.add(Cell.of(figure.note()));
        return cells;
    }

    private static Tone tone(Figure figure) {
        return switch (figure.outcome()) {
            case AGREES -> Tone.GOOD;
            case ERRATUM, NOT_ON_THIS_DATA, SHORT_RUN -> Tone.NOTICE;
            case DIFFERS -> Tone.BAD;
        };
    }
}
