package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Table;
import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A lesson's results for the terminal. */
public final class LessonText {
    private static final int COLUMNS = 100;

    private LessonText() {}

    /** Everything but the pictures, of which it tells what they show. */
    public static String of(Lesson lesson, LessonResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(lesson.title());
        lines.add(wrapped(lesson.summary()));
        if (!result.figures().isEmpty()) {
            lines.add(
                    Table.ofText(
                            FigureText.HEADER,
                            result.figures().stream().map(FigureText::row).toList()));
            notes(result).forEach(note -> lines.add(wrapped(note)));
            lines.add(counts(result));
        }
        for (Section section : result.sections()) {
            lines.add("");
            lines.add(section.title());
            section.blocks().forEach(block -> lines.add(text(block)));
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** How many figures came out how. */
    static String counts(LessonResult result) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.isByNumbers() || result.count(outcome) > 0)
                .map(outcome -> outcome.text() + " " + result.count(outcome))
                .collect(
                        Collectors.joining(
                                ", ", "Printed figures: " + result.figures().size() + "; ", "."));
    }

    private static List<String> notes(LessonResult result) {
        return result.figures().stream()
                .filter(figure -> figure.outcome() != Outcome.AGREES && !figure.note().isBlank())
                .map(
                        figure ->
                                "%s, %s: %s."
                                        .formatted(
                                                figure.outcome().text(),
                                                figure.what(),
                                                figure.note()))
                .distinct()
                .toList();
    }

    private static String text(Block block) {
        if (block instanceof Paragraph paragraph) {
            return wrapped(paragraph.text());
        }
        if (block instanceof PageTable table) {
            return table.caption() + System.lineSeparator() + text(table);
        }
        Chart chart = (Chart) block;
        return wrapped("[chart] " + chart.title() + ": " + chart.finding());
    }

    private static String text(PageTable table) {
        boolean numbers =
                table.rows().stream()
                        .flatMap(row -> row.stream().skip(1))
                        .allMatch(cell -> cell.style().startsWith("number"));
        List<List<String>> rows =
                table.rows().stream().map(row -> row.stream().map(Cell::text).toList()).toList();
        return numbers ? Table.of(table.header(), rows) : Table.ofText(table.header(), rows);
    }

    private static String wrapped(String text) {
        return text.strip()
                .replaceAll("(.{1," + COLUMNS + "})(?:\\s+|$)", "$1" + System.lineSeparator())
                .stripTrailing();
    }
}
