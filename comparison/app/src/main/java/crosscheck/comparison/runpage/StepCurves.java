package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Spread;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.runpage.StepByStep.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the differences to the reference went with the steps, beside what is allowed. */
final class StepCurves {
    /** The most lines beside those of what was allowed; more cannot be told apart. */
    static final int MOST = 5;

    /** What is compared, by its names in {@code run.json}. */
    enum Measure {
        WEIGHTS("Largest difference of a weight, by step", "weights", "Weight", "tolerance"),
        LOSS("Difference of the loss, by step", "loss", "Loss", "lossTolerance"),
        OUTPUTS("Largest difference of an output, by step", "outputs", "Output", "outputTolerance");

        private final String title;
        private final String field; // of byStep
        private final String name;
        private final String tolerance;

        Measure(String title, String field, String name, String tolerance) {
            this.title = title;
            this.field = field;
            this.name = name;
            this.tolerance = tolerance;
        }

        /** Where the largest difference is. */
        String largest() {
            return "/maxAbs" + name + "Difference";
        }
    }

    private StepCurves() {}

    /** The blocks; none if no run recorded its steps or nothing differs. */
    static List<Block> of(List<Check> checks) {
        List<Check> shown = checks.subList(0, Math.min(MOST, checks.size()));
        List<Block> blocks = new ArrayList<>();
        chart(shown, Measure.WEIGHTS).ifPresent(blocks::add);
        List<Chart> row = new ArrayList<>();
        chart(shown, Measure.LOSS).ifPresent(row::add);
        chart(shown, Measure.OUTPUTS).ifPresent(row::add);
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
                lines.add(
                        Series.line(check.name(), points)
                                .looking(place)
                                .withBand("difference to allowed", upToAllowed(check, measure)));
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
                        String.join("; ", findings) + ". " + explanation(lines),
                        steps(last),
                        Axis.log("difference, logarithmic"),
                        lines));
    }

    private static String explanation(List<Series> lines) {
        boolean bands = lines.stream().anyMatch(line -> !line.band().isEmpty());
        return "Each point has the largest difference since the one before; no difference is no"
                + " point."
                + (bands
                        ? " The band above each line reaches up to what is allowed; where a line"
                                + " goes beyond that, the band is below it."
                        : "");
    }

    /** As long as the check: not on to the next power of ten. */
    private static Axis steps(double last) {
        Axis axis = Axis.log("step, logarithmic");
        return last > 1 ? axis.from(1, last) : axis;
    }

    private static List<ChartPoint> points(JsonNode result, Measure measure) {
        return points(result, measure.field);
    }

    /** The largest share of what was allowed; NaN where a run does not tell. */
    static double used(JsonNode result, Measure measure) {
        JsonNode errors = result.at("/byStep/" + measure.field);
        JsonNode allowed = result.at("/byStep/" + measure.field + "Allowed");
        double largest = 0;
        for (int i = 0; i < Math.min(errors.size(), allowed.size()); i++) {
            largest = Math.max(largest, share(errors.get(i), allowed.get(i)));
        }
        return allowed.size() > 0
                ? largest
                : share(result.at(measure.largest()), result.path(measure.tolerance));
    }

    private static double share(JsonNode error, JsonNode allowed) {
        double difference = error.asDouble(Double.NaN);
        return difference == 0 ? 0 : difference / allowed.asDouble(Double.NaN);
    }

    /** From a difference up to what is allowed, or down to it; none in runs of earlier versions. */
    private static List<Spread> upToAllowed(Check check, Measure measure) {
        Map<Double, Double> allowed = new HashMap<>();
        points(check.result(), measure.field + "Allowed")
                .forEach(point -> allowed.put(point.x(), point.y()));
        return points(check.result(), measure).stream()
                .filter(point -> allowed.containsKey(point.x()))
                .map(
                        point -> {
                            double bound = allowed.get(point.x());
                            return new Spread(
                                    point.x(),
                                    Math.min(bound, point.y()),
                                    Math.max(bound, point.y()));
                        })
                .toList();
    }

    /** What a logarithmic axis can show of it. */
    private static List<ChartPoint> points(JsonNode result, String field) {
        JsonNode steps = result.at("/byStep/step");
        JsonNode values = result.at("/byStep/" + field);
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
        double allowed =
                upToAllowed(check, measure).stream()
                        .filter(bound -> bound.x() == largest.x())
                        .mapToDouble(
                                bound ->
                                        largest.y() < bound.greatest()
                                                ? bound.greatest()
                                                : bound.least())
                        .findFirst()
                        .orElse(check.result().path(measure.tolerance).asDouble());
        return "%s: at most %s, about step %s, of %s allowed"
                .formatted(
                        check.name(),
                        Numbers.scientific(largest.y()),
                        Numbers.count((long) largest.x()),
                        Numbers.scientific(allowed));
    }

    /** Of earlier versions: a line across for each precision that was allowed the same. */
    private static List<Series> allowed(List<Check> checks, Measure measure, double last) {
        List<Series> lines = new ArrayList<>();
        int look = checks.size();
        for (String precision : checks.stream().map(Check::precision).distinct().toList()) {
            double[] tolerances =
                    checks.stream()
                            .filter(check -> check.precision().equals(precision))
                            .filter(
                                    check ->
                                            !check.result()
                                                    .at("/byStep")
                                                    .has(measure.field + "Allowed"))
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
