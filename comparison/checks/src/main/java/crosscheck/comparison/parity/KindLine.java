package crosscheck.comparison.parity;

import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.trace.TraceResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A number of each step as a line over two logarithmic axes. */
final class KindLine {
    private static final double STEPS_IN_A_DECADE = 12;

    private KindLine() {}

    /** A line through the largest numbers, a few a decade; none where all are 0. */
    static Optional<Series> of(String name, List<Double> curve) {
        Map<Integer, ChartPoint> largest = new LinkedHashMap<>();
        for (int i = 0; i < curve.size(); i++) {
            double number = curve.get(i);
            if (number > 0 && Double.isFinite(number)) { // 0 has no place on a logarithmic axis
                int bin = (int) Math.floor(STEPS_IN_A_DECADE * Math.log10(i + 1));
                largest.merge(bin, new ChartPoint(i + 1, number), (a, b) -> b.y() > a.y() ? b : a);
            }
        }
        return largest.isEmpty()
                ? Optional.empty()
                : Optional.of(Series.line(name, List.copyOf(largest.values())));
    }

    /** As many lines in each chart, where one has not enough styles for all. */
    static List<List<Series>> charts(List<Series> series, int most) {
        int charts = (series.size() + most - 1) / most;
        return IntStream.range(0, charts)
                .mapToObj(
                        i ->
                                series.subList(
                                        i * series.size() / charts,
                                        (i + 1) * series.size() / charts))
                .toList();
    }

    /** Side by side where there are several; nothing where there is none. */
    static List<Block> blocks(List<? extends Chart> charts) {
        return charts.size() > 1 ? List.of(new ChartRow(List.copyOf(charts))) : List.copyOf(charts);
    }

    /** As long as the comparison: not on to the next power of ten. */
    static Axis steps(TraceResult result) {
        return Axis.log("step, logarithmic").from(1, Math.max(2, result.steps()));
    }
}
