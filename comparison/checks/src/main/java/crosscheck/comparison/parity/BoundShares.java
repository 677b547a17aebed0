package crosscheck.comparison.parity;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.ShareMap;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.trace.TensorError;
import crosscheck.comparison.trace.TensorSummary;
import crosscheck.comparison.trace.TraceResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What share of its bound a tensor uses, as pictures, and what no share is told of. */
final class BoundShares {
    private static final double PERCENT = 100;
    private static final int MOST_LINES = 7; // a chart has eight styles, one of them for the bound

    private BoundShares() {}

    /** The pictures of one comparison. */
    static List<Block> of(TraceResult result) {
        List<Block> blocks = new ArrayList<>(KindLine.blocks(charts(result)));
        blocks.add(map(result));
        return blocks;
    }

    /** None where nothing differs at all. */
    private static List<XyChart> charts(TraceResult result) {
        List<Series> lines = new ArrayList<>();
        Map<String, Double> largest = new HashMap<>();
        Set<List<Double>> drawn = new HashSet<>();
        result.curves()
                .forEach(
                        (kind, curve) -> {
                            List<Double> shares =
                                    curve.used().stream().map(share -> PERCENT * share).toList();
                            largest.put(kind.label(), largest(curve.used()));
                            if (drawn.add(shares)) { // clipped gradients without clipping
                                KindLine.of(kind.label(), shares).ifPresent(lines::add);
                            }
                        });
        Series bound =
                Series.line(
                                "the bound, 100 %",
                                List.of(
                                        new ChartPoint(1, PERCENT),
                                        new ChartPoint(Math.max(2, result.steps()), PERCENT)))
                        .looking(MOST_LINES);
        return KindLine.charts(lines, MOST_LINES).stream()
                .map(
                        some ->
                                XyChart.lines(
                                        "Share of the bound that is used, by step",
                                        some.stream()
                                                        .map(Series::name)
                                                        .map(
                                                                name ->
                                                                        name
                                                                                + " at most "
                                                                                + ShareMap.text(
                                                                                        largest.get(
                                                                                                name)))
                                                        .collect(Collectors.joining("; "))
                                                + ".",
                                        KindLine.steps(result),
                                        aroundTheBound(some),
                                        Stream.concat(some.stream(), Stream.of(bound)).toList()))
                .toList();
    }

    /** Whole decades, with one to spare above the bound. */
    private static Axis aroundTheBound(List<Series> series) {
        double[] shares =
                series.stream()
                        .flatMap(line -> line.points().stream())
                        .mapToDouble(point -> Math.log10(point.y()))
                        .sorted()
                        .toArray();
        double least = Math.floor(shares[0]);
        double most = Math.ceil(Math.max(shares[shares.length - 1], Math.log10(10 * PERCENT)));
        return Axis.log("share of the bound in %, logarithmic")
                .from(Math.pow(10, least), Math.pow(10, most));
    }

    private static double largest(List<Double> shares) {
        return shares.stream()
                .filter(share -> !Double.isNaN(share))
                .mapToDouble(share -> share)
                .max()
                .orElse(0);
    }

    /** Tensors against the steps that are reported. */
    private static ShareMap map(TraceResult result) {
        List<Integer> steps = ParityText.steps(result);
        List<String> columns = new ArrayList<>();
        steps.forEach(step -> columns.add(Numbers.count(step)));
        columns.add("any");
        List<String> names = new ArrayList<>();
        List<List<Optional<Double>>> shares = new ArrayList<>();
        for (TensorSummary tensor : result.tensors()) {
            if (!tensor.isZero() && !isOnceMore(tensor, result)) {
                names.add(tensor.name());
                List<Optional<Double>> row = new ArrayList<>();
                for (int step : steps) {
                    row.add(
                            tensor.at().stream()
                                    .filter(error -> error.step() == step)
                                    .map(TensorError::used)
                                    .findFirst());
                }
                row.add(Optional.of(tensor.worst().used()));
                shares.add(row);
            }
        }
        String nearest =
                result.nearest()
                        .map(
                                tensor ->
                                        "%s came nearest to its bound: %s at step %s."
                                                .formatted(
                                                        tensor.name(),
                                                        ShareMap.text(tensor.worst().used()),
                                                        Numbers.count(tensor.worst().step())))
                        .orElse("No tensor was compared.");
        return new ShareMap(
                "Share of its bound that every tensor uses",
                nearest + " " + ShareMap.KEY,
                "tensor",
                "step",
                names,
                columns,
                shares);
    }

    /** Without clipping a clipped gradient is the gradient. */
    private static boolean isOnceMore(TensorSummary tensor, TraceResult result) {
        return tensor.kind() == TensorKind.CLIPPED_GRADIENT
                && result.tensors().stream()
                        .filter(other -> other.kind() == TensorKind.GRADIENT)
                        .anyMatch(
                                other ->
                                        tensor.name().equals(other.name().replace(" ", " clipped "))
                                                && tensor.worst().equals(other.worst())
                                                && tensor.at().equals(other.at()));
    }

    /** What is not said by agreeing. */
    static Optional<PageTable> silence(TraceResult result) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(
                "zero in every step, on both sides",
                names(result, TensorSummary::isZero, TensorSummary::name));
        all.put(
                "undetermined: rounding alone may change every digit",
                names(
                        result,
                        TensorSummary::isUndetermined,
                        t -> t.name() + " (from step " + t.undeterminedFrom() + ")"));
        all.put("not compared", result.unmatched());
        List<List<String>> rows = new ArrayList<>();
        all.forEach(
                (what, which) -> {
                    if (!which.isEmpty()) {
                        rows.add(row(what, which, result.tensors().size(), "tensors"));
                    }
                });
        if (!result.kinks().isEmpty()) {
            rows.add(
                    row(
                            "gradients not compared, since rounding decided a ReLU or a maximum",
                            result.kinks().stream().map(step -> Numbers.count(step)).toList(),
                            result.steps(),
                            "steps"));
        }
        result.undetermined()
                .ifPresent(
                        found ->
                                rows.add(
                                        PageTable.row(
                                                "trainings not compared to their end",
                                                found.text())));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        PageTable.of("What agreeing does not say", List.of("what", "which"), rows));
    }

    private static List<String> names(
            TraceResult result,
            Predicate<TensorSummary> filter,
            Function<TensorSummary, String> name) {
        return result.tensors().stream().filter(filter).map(name).toList();
    }

    private static List<String> row(String what, List<String> which, int of, String unit) {
        return PageTable.row(
                "%s: %s of %s %s"
                        .formatted(what, Numbers.count(which.size()), Numbers.count(of), unit),
                String.join("; ", which));
    }

    /** Many cases: each against its pairs. */
    static ShareMap of(List<CaseResult> results) {
        List<String> pairs = List.copyOf(ParityText.pairNames(results));
        List<List<Optional<Double>>> shares = new ArrayList<>();
        for (CaseResult result : results) {
            Map<String, Double> used = new HashMap<>();
            result.pairs()
                    .forEach(
                            pair ->
                                    pair.trainings()
                                            .ifPresent(t -> used.put(pair.name(), t.used())));
            shares.add(pairs.stream().map(name -> Optional.ofNullable(used.get(name))).toList());
        }
        double largest =
                shares.stream()
                        .flatMap(List::stream)
                        .flatMap(Optional::stream)
                        .mapToDouble(share -> share)
                        .max()
                        .orElse(0);
        return new ShareMap(
                "Share of a bound that the worst tensor uses",
                "At most " + ShareMap.text(largest) + ". " + ShareMap.KEY,
                "case",
                "pair",
                results.stream().map(result -> result.parityCase().name()).toList(),
                pairs,
                shares);
    }
}
