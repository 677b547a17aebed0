package crosscheck.comparison.report;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.report.StepByStep.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the differences to the reference went with the steps, beside what is allowed. */
final class StepCurves {
    /** The most lines beside those of the tolerances; more cannot be told apart. */
    static final int MOST = 5;

    /** What is compared: the name of its steps and of its tolerance in {@code run.json}. */
    private record Measure(String title, String field, String tolerance) {}

    private static final Measure WEIGHTS =
            new Measure("Largest difference of a weight, by step", "weights", "tolerance");
    private static final Measure LOSS =
            new Measure("Difference of the loss, by step", "loss", "lossTolerance");
    private static final Measure OUTPUTS =
            new Measure("Largest difference of an output, by step", "outputs", "outputTolerance");

    private StepCurves() {}

    /** The blocks; none if no run recorded its steps or nothing differs. */
    static List<Block> of(List<Check> checks) {
        List<Check> shown = checks.subList(0, Math.min(MOST, checks.size()));
        List<Block> blocks = new ArrayList<>();
        chart(shown, WEIGHTS).ifPresent(blocks::add);
        List<Chart> row = new ArrayList<>();
        chart(shown, LOSS).ifPresent(row::add);
        chart(shown, OUTPUTS).ifPresent(row::add);
        if (!row.isEmpty()) {
            blocks.add(new ChartRow(row));
        }
        return blocks;
    }

    private static Optional<Chart> chart(List<Check> checks, Measure measure) {
        List<Series> lines = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        double last = 0;
        for (int place = 0; place < checks.size(); place++) {
            Check check = checks.get(place);
            List<ChartPoint> points = points(check.result(), measure);
            if (!points.isEmpty()) {
                lines.add(Series.line(check.name(), points).looking(place));
                findings.add(finding(check, points, measure));
                last = Math.max(last, points.get(points.size() - 1).x());
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        lines.addAll(allowed(checks, measure, last));
        return Optional.of(
                XyChart.lines(
                        measure.title,
                        String.join("; ", findings)
                                + ". Each point has the largest difference since the one before; no difference is no point.",
                        steps(last),
                        Axis.log("difference, logarithmic"),
                        lines));
    }

    /** An axis that ends with the check, not at the next power of ten. */
    private static Axis steps(double last) {
        Axis axis = Axis.log("step, logarithmic");
        return last > 1 ? axis.from(1, last) : axis;
    }

    /** What a logarithmic axis can show of it. */
    private static List<ChartPoint> points(JsonNode result, Measure measure) {
        JsonNode steps = result.at("/byStep/step");
        JsonNode values = result.at("/byStep/" + measure.field);
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < Math.min(steps.size(), values.size()); i++) {
            double step = steps.get(i).asDouble();
            double value = values.get(i).asDouble();
            double before = points.isEmpty() ? 0 : points.get(points.size() - 1).x();
            if (step > before && value > 0 && Double.isFinite(step) && Double.isFinite(value)) {
                points.add(new ChartPoint(step, value));
            }
        }
        return points;
    }

    private static String finding(Check check, List<ChartPoint> points, Measure measure) {
        ChartPoint largest =
                points.stream().max(Comparator.comparingDouble(ChartPoint::y)).orElseThrow();
        return "%s: at most %s, about step %s, of %s allowed"
                .formatted(
                        check.name(),
                        Numbers.scientific(largest.y()),
                        Numbers.count((long) largest.x()),
                        Numbers.scientific(check.result().path(measure.tolerance).asDouble()));
    }

    /** A line across for each precision whose checks were all allowed the same. */
    private static List<Series> allowed(List<Check> checks, Measure measure, double last) {
        List<Series> lines = new ArrayList<>();
        int look = checks.size();
        for (String precision : checks.stream().map(Check::precision).distinct().toList()) {
            double[] tolerances =
                    checks.stream()
                            .filter(check -> check.precision().equals(precision))
                            .mapToDouble(check -> check.result().path(measure.tolerance).asDouble())
                            .distinct()
                            .toArray();
            if (tolerances.length == 1 && tolerances[0] > 0 && last > 1) {
                lines.add(
                        Series.line(
                                        "allowed in " + precision,
                                        List.of(
                                                new ChartPoint(1, tolerances[0]),
                                                new ChartPoint(last, tolerances[0])))
                                .looking(look));
                look++;
            }
        }
        return lines;
    }
}
