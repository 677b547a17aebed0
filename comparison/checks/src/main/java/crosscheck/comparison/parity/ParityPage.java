package crosscheck.comparison.parity;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.comparison.trace.TraceResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found, as a page: how much of its bound every kind of tensor uses at each step, and
 * every tensor at some.
 */
public final class ParityPage {
    private static final int MOST_LINES = 8; // a chart has as many styles

    private ParityPage() {}

    /** The page of one case; for each pair a picture and a table. */
    public static Page of(String title, CaseResult result, List<String> notes) {
        List<Section> sections = new ArrayList<>();
        for (PairResult pair : result.pairs()) {
            sections.add(section(pair));
        }
        return new Page(
                "Every tensor, step by step",
                title,
                List.of(new Cell("verdict: " + result.verdict() + ".", tone(result.outcome()))),
                sections,
                notes);
    }

    private static Section section(PairResult pair) {
        List<Block> blocks = new ArrayList<>();
        String explanation = pair.explanation();
        blocks.add(
                new Paragraph(
                        "Verdict: "
                                + pair.verdict()
                                + (explanation.isEmpty() ? "." : ": " + explanation + ".")));
        pair.trainings()
                .ifPresent(
                        trainings -> {
                            blocks.addAll(BoundShares.of(trainings));
                            BoundShares.silence(trainings).ifPresent(blocks::add);
                            blocks.addAll(KindLine.blocks(kindsCharts(trainings)));
                            blocks.add(
                                    PageTable.of(
                                            "Largest absolute error of each tensor",
                                            ParityText.header(trainings),
                                            ParityText.rows(trainings)));
                            blocks.add(new Paragraph(ParityText.EXPLANATION));
                        });
        return new Section(pair.name(), blocks);
    }

    // ---- absolute errors ------------------------------------------------------------------------

    private static List<XyChart> kindsCharts(TraceResult result) {
        List<Series> series = new ArrayList<>();
        result.curves()
                .forEach(
                        (kind, curve) ->
                                KindLine.of(kind.label(), curve.absolute()).ifPresent(series::add));
        return KindLine.charts(series, MOST_LINES).stream()
                .map(
                        some ->
                                XyChart.lines(
                                        "Largest absolute error against the step",
                                        finding(result, some),
                                        KindLine.steps(result),
                                        Axis.log("absolute error, logarithmic"),
                                        some))
                .toList();
    }

    private static String finding(TraceResult result, List<Series> series) {
        return series.stream()
                .map(Series::name)
                .map(name -> name + " to " + Numbers.scientific(largest(result, name)))
                .collect(Collectors.joining("; "));
    }

    private static double largest(TraceResult result, String label) {
        for (TensorKind kind : TensorKind.values()) {
            if (kind.label().equals(label)) {
                return result.largest(kind);
            }
        }
        throw new IllegalArgumentException("no kind " + label);
    }

    // ---- the matrix -----------------------------------------------------------------------------

    /**
     * The page of many cases.
     *
     * @return the table, and for each group pictures of the weights' errors
     */
    public static Page of(String title, List<CaseResult> results, List<String> notes) {
        List<Section> sections = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(results));
        ParityText.matrixRemarks(results).forEach(remark -> blocks.add(new Paragraph(remark)));
        sections.add(new Section("All cases", blocks));
        results.stream()
                .collect(
                        Collectors.groupingBy(
                                result -> result.parityCase().group(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .forEach((group, own) -> sections.add(group(group, own)));
        return new Page("The matrix of parity", title, sections, notes);
    }

    private static Cell.Tone tone(Outcome outcome) {
        return switch (outcome) {
            case AGREE -> Cell.Tone.GOOD;
            case DIFFER -> Cell.Tone.BAD;
            case UNDETERMINED, NO_COUNTERPART -> Cell.Tone.NOTICE;
        };
    }

    private static PageTable table(List<CaseResult> results) {
        List<List<Cell>> rows = new ArrayList<>();
        for (List<String> row : ParityText.matrixRows(results)) {
            List<Cell> cells = new ArrayList<>(row.stream().map(Cell::of).toList());
            cells.set(
                    cells.size() - 1,
                    new Cell(row.get(row.size() - 1), tone(results.get(rows.size()).outcome())));
            rows.add(cells);
        }
        return new PageTable(
                "Largest absolute error of any tensor at any step",
                ParityText.matrixHeader(results),
                rows);
    }

    private static Section group(String group, List<CaseResult> results) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(BoundShares.of(results));
        for (Precision precision : List.of(Precision.DOUBLE, Precision.FLOAT)) {
            List<Series> series = new ArrayList<>();
            for (CaseResult result : results) {
                firstWithResult(result, precision)
                        .forEach(
                                trainings ->
                                        KindLine.of(
                                                        result.parityCase().name(),
                                                        trainings
                                                                .curves()
                                                                .get(TensorKind.WEIGHT)
                                                                .absolute())
                                                .ifPresent(series::add));
            }
            for (int from = 0; from < series.size(); from += MOST_LINES) {
                int to = Math.min(series.size(), from + MOST_LINES);
                blocks.add(
                        weightsChart(
                                precision, from == 0 ? "" : ", more", series.subList(from, to)));
            }
        }
        return new Section(group, blocks);
    }

    /** Of the pairs in a precision the last to the first engine: the framework to the reference. */
    private static List<TraceResult> firstWithResult(CaseResult result, Precision precision) {
        List<TraceResult> found =
                result.pairs().stream()
                        .filter(pair -> pair.precision() == precision)
                        .filter(pair -> pair.reference() == result.pairs().get(0).reference())
                        .flatMap(pair -> pair.trainings().stream())
                        .toList();
        return found.isEmpty() ? found : found.subList(found.size() - 1, found.size());
    }

    private static XyChart weightsChart(Precision precision, String more, List<Series> series) {
        return XyChart.lines(
                "Weights in %s%s: largest absolute error against the step"
                        .formatted(precision.label(), more),
                series.stream()
                        .map(
                                line ->
                                        line.name()
                                                + " ends at "
                                                + Numbers.scientific(
                                                        line.points()
                                                                .get(line.points().size() - 1)
                                                                .y()))
                        .collect(Collectors.joining("; ")),
                Axis.log("step"),
                Axis.log("absolute error"),
                series);
    }
}
