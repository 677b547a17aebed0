package crosscheck.comparison.page;

import crosscheck.comparison.console.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The numbers of charts as tables. */
final class ChartNumbers {
    /** The most rows; of a longer table only every second, third, … row is shown. */
    static final int MOST_ROWS = 60;

    private ChartNumbers() {}

    static PageTable of(BarChart chart) {
        List<String> header = new ArrayList<>(List.of(chart.xName()));
        chart.bars().forEach(bars -> header.add(bars.name()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < chart.categories().size(); i++) {
            List<String> row = new ArrayList<>(List.of(chart.categories().get(i)));
            for (BarChart.Bars bars : chart.bars()) {
                row.add(Numbers.significant(bars.values().get(i)));
            }
            rows.add(row);
        }
        return PageTable.of(chart.title() + ", " + chart.y().name(), header, rows);
    }

    /** Lines over a common quantity; points in a plane are no table of functions. */
    static Optional<PageTable> of(XyChart chart) {
        boolean curves =
                chart.surface().isEmpty()
                        && chart.series().stream().anyMatch(ChartNumbers::isNamed)
                        && chart.series().stream()
                                .filter(ChartNumbers::isNamed)
                                .allMatch(ChartNumbers::rises);
        return curves ? Optional.of(table(chart)) : Optional.empty();
    }

    private static boolean isNamed(Series series) {
        return series.mark() != Series.Mark.FAINT;
    }

    private static boolean rises(Series series) {
        List<ChartPoint> points = series.points();
        for (int i = 0; i + 1 < points.size(); i++) {
            if (!(points.get(i).x() < points.get(i + 1).x())) {
                return false;
            }
        }
        return series.mark() != Series.Mark.POINTS;
    }

    private static PageTable table(XyChart chart) {
        List<String> header = new ArrayList<>(List.of(chart.x().name()));
        Map<Double, Map<Integer, String>> cells = new TreeMap<>();
        for (Series series : chart.series().stream().filter(ChartNumbers::isNamed).toList()) {
            int column = header.size();
            header.add(series.name());
            for (ChartPoint point : series.points()) {
                put(cells, point.x(), column, Numbers.significant(point.y()));
            }
            if (!series.band().isEmpty()) {
                header.add(series.name() + ", " + series.bandName());
            }
            for (Spread spread : series.band()) {
                put(cells, spread.x(), column + 1, range(spread));
            }
        }
        int every = Math.max(1, (cells.size() + MOST_ROWS - 1) / MOST_ROWS);
        List<List<String>> rows = new ArrayList<>();
        int index = 0;
        for (Map.Entry<Double, Map<Integer, String>> entry : cells.entrySet()) {
            index++;
            if ((index - 1) % every == 0 || index == cells.size()) {
                rows.add(row(entry.getKey(), entry.getValue(), header.size()));
            }
        }
        String part = every == 1 ? "" : "; one row of " + every;
        return PageTable.of(chart.title() + ", " + chart.y().name() + part, header, rows);
    }

    private static void put(
            Map<Double, Map<Integer, String>> cells, double x, int column, String text) {
        cells.computeIfAbsent(x, ignored -> new LinkedHashMap<>()).put(column, text);
    }

    private static String range(Spread spread) {
        return Numbers.significant(spread.least())
                + " to "
                + Numbers.significant(spread.greatest());
    }

    private static List<String> row(double x, Map<Integer, String> cells, int columns) {
        List<String> row = new ArrayList<>(List.of(Numbers.significant(x)));
        for (int column = 1; column < columns; column++) {
            row.add(cells.getOrDefault(column, "–"));
        }
        return row;
    }
}
