package crosscheck.comparison.matrix;

import crosscheck.comparison.parity.PairResult;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.parity.TraceResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found, as a page: the error of every kind of tensor against the step. */
public final class ParityPage {
    private static final double STEPS_IN_A_DECADE = 12;
    private static final int MOST_LINES = 8; // a chart has as many styles

    private ParityPage() {}

    /**
     * The page of one case.
     *
     * @param title of the run
     * @param result what was found
     * @param notes how it was computed, a line each
     * @return for each pair a picture and a table
     */
    public static Page of(String title, CaseResult result, List<String> notes) {
        List<Section> sections = new ArrayList<>();
        for (PairResult pair : result.pairs()) {
            sections.add(section(pair));
        }
        return new Page("Every tensor, step by step", title, sections, notes);
    }

    private static Section section(PairResult pair) {
        List<Block> blocks = new ArrayList<>();
        String explanation = pair.explanation();
        blocks.add(
                new Paragraph(
                        "They "
                                + pair.verdict()
                                + (explanation.isEmpty() ? "." : ": " + explanation + ".")));
        pair.trainings()
                .ifPresent(
                        trainings -> {
                            blocks.add(kindsChart(trainings));
                            blocks.add(
                                    PageTable.of(
                                            "Largest absolute error of each tensor",
                                            ParityText.header(trainings),
                                            ParityText.rows(trainings)));
                            ParityText.remarks(trainings)
                                    .forEach(remark -> blocks.add(new Paragraph(remark + ".")));
                            blocks.add(new Paragraph(ParityText.EXPLANATION));
                        });
        return new Section(pair.name(), blocks);
    }

    private static XyChart kindsChart(TraceResult result) {
        List<Series> series = new ArrayList<>();
        result.curves().forEach((kind, curve) -> addSeries(series, kind.label(), curve.absolute()));
        String finding =
                series.stream()
                        .map(Series::name)
                        .map(name -> name + " to " + Numbers.scientific(largest(result, name)))
                        .collect(Collectors.joining("; "));
        return XyChart.lines(
                "Largest absolute error against the step",
                finding,
                Axis.log("step"),
                Axis.log("absolute error"),
                series);
    }

    private static double largest(TraceResult result, String label) {
        for (TensorKind kind : TensorKind.values()) {
            if (kind.label().equals(label)) {
                return result.largest(kind);
            }
        }
        throw new IllegalArgumentException("no kind " + label);
    }

    /** A line through the largest errors, a few a decade; none for a tensor without errors. */
    private static void addSeries(List<Series> series, String name, List<Double> curve) {
        List<ChartPoint> points = points(curve);
        if (!points.isEmpty()) {
            series.add(Series.line(name, points));
        }
    }

    private static List<ChartPoint> points(List<Double> curve) {
        Map<Integer, ChartPoint> largest = new LinkedHashMap<>();
        for (int i = 0; i < curve.size(); i++) {
            double error = curve.get(i);
            if (error > 0 && Double.isFinite(error)) { // 0 has no place on a logarithmic axis
                int bin = (int) Math.floor(STEPS_IN_A_DECADE * Math.log10(i + 1));
                largest.merge(bin, new ChartPoint(i + 1, error), (a, b) -> b.y() > a.y() ? b : a);
            }
        }
        return List.copyOf(largest.values());
    }

    // ---- the matrix -----------------------------------------------------------------------------

    /**
     * The page of many cases.
     *
     * @param title of the run
     * @param results what was found
     * @param notes how it was computed, a line each
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

    private static PageTable table(List<CaseResult> results) {
        List<List<Cell>> rows = new ArrayList<>();
        for (List<String> row : ParityText.matrixRows(results)) {
            List<Cell> cells = new ArrayList<>(row.stream().map(Cell::of).toList());
            String outcome = row.get(row.size() - 1);
            Cell.Tone tone =
                    switch (outcome) {
                        case "agree" -> Cell.Tone.GOOD;
                        case "DIFFER" -> Cell.Tone.BAD;
                        default ->
                                outcome.startsWith("agree")
                                        ? Cell.Tone.GOOD
                                        : Cell.Tone.NOTICE;
                    };
            cells.set(cells.size() - 1, new Cell(outcome, tone));
            rows.add(cells);
        }
        return new PageTable(
                "Largest absolute error of any tensor at any step",
                ParityText.matrixHeader(results),
                rows);
    }

    private static Section group(String group, List<CaseResult> results) {
        List<Block> blocks = new ArrayList<>();
        for (Precision precision : List.of(Precision.DOUBLE, Precision.FLOAT)) {
            List<Series> series = new ArrayList<>();
            for (CaseResult result : results) {
                firstWithResult(result, precision)
                        .forEach(
                                trainings ->
                                        addSeries(
                                                series,
                                                result.parityCase().name(),
                                                trainings
                                                        .curves()
                                                        .get(TensorKind.WEIGHT)
                                                        .absolute()));
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
