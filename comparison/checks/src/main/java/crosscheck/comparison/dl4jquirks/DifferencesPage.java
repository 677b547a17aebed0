package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Differences as a page: one section each, with a chart where a gap goes on over steps. */
public final class DifferencesPage {
    private DifferencesPage() {}

    /** The page of a run. */
    public static Page of(List<MeasuredDifference> all, List<String> notes) {
        List<Section> sections = new ArrayList<>();
        sections.add(overview(all));
        all.forEach(one -> sections.add(section(one)));
        return new Page(
                "Where DL4J differs from the literature",
                "Each difference with both formulas, the gap that follows from them, and the gap that"
                        + " DL4J 1.0.0-M2.1 and the hand-written code have. A gap is DL4J's number"
                        + " minus the published one; a way is how far a weight goes against its"
                        + " gradient, at learning rate 1 where the setting names no other.",
                sections,
                notes);
    }

    private static Section overview(List<MeasuredDifference> all) {
        List<List<Cell>> rows = new ArrayList<>();
        for (MeasuredDifference one : all) {
            Difference difference = one.difference();
            rows.add(
                    List.of(
                            Cell.of(difference.name()),
                            Cell.of(difference.topic().label()),
                            Cell.of(difference.title()),
                            verdict(one.measured().agrees())));
        }
        return Section.of(
                "All of them",
                new Paragraph(DifferencesText.counts(all)),
                new PageTable(
                        "What differs", List.of("difference", "about", "what", "outcome"), rows));
    }

    private static Cell verdict(boolean agrees) {
        return new Cell(GapText.verdict(agrees), agrees ? Tone.GOOD : Tone.BAD);
    }

    private static Section section(MeasuredDifference one) {
        Difference difference = one.difference();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                PageTable.of(
                        "The formulas",
                        List.of("", "formula", "where"),
                        List.of(
                                List.of(
                                        "published",
                                        difference.published().formula(),
                                        difference.published().source()),
                                List.of(
                                        "DL4J",
                                        difference.dl4j().formula(),
                                        difference.dl4j().where()))));
        blocks.add(new Paragraph(difference.meaning()));
        blocks.add(gaps(one.measured()));
        one.measured().curves().stream()
                .filter(GapCurve::hasGap)
                .forEach(curve -> blocks.add(chart(curve)));
        return new Section(difference.name() + ": " + difference.title(), blocks);
    }

    private static PageTable gaps(Measured measured) {
        List<String> header = new ArrayList<>(GapText.HEADER);
        header.add("outcome");
        List<List<Cell>> rows = new ArrayList<>();
        for (Gap gap : measured.gaps()) {
            List<Cell> cells = new ArrayList<>();
            GapText.row(gap).forEach(text -> cells.add(Cell.of(text)));
            cells.add(verdict(gap.agrees()));
            rows.add(cells);
        }
        return new PageTable("The gap", header, rows);
    }

    private static XyChart chart(GapCurve curve) {
        List<Gap> gaps = curve.gaps();
        Gap last = gaps.get(gaps.size() - 1);
        long met = gaps.stream().filter(Gap::agrees).count();
        return XyChart.lines(
                "Gap of the " + curve.quantity() + " by step, " + curve.setting(),
                "After step 1 the gap is %s, after step %d %s; %d of %d steps are as predicted."
                        .formatted(
                                GapText.measured(gaps.get(0)),
                                gaps.size(),
                                GapText.measured(last),
                                met,
                                gaps.size()),
                Axis.log("step"),
                Axis.of("gap"),
                List.of(
                        Series.line("predicted", points(curve, Gap::predicted)),
                        Series.points("measured", points(curve, Gap::measured))));
    }

    private static List<ChartPoint> points(GapCurve curve, ToDoubleFunction<Gap> value) {
        return curve.shownSteps().stream()
                .map(step -> new ChartPoint(step, value.applyAsDouble(curve.after(step))))
                .toList();
    }
}
