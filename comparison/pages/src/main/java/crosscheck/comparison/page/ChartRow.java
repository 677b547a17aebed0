package crosscheck.comparison.page;

import java.util.List;

/**
 * Charts side by side where the page is wide enough, else one below the other.
 *
 * @param charts from left to right
 */
public record ChartRow(List<Chart> charts) implements Block {

    public ChartRow {
        charts = List.copyOf(charts);
    }

    /** Whether more than two fit side by side; true for tables of small numbers. */
    public boolean isDense() {
        return charts.stream().allMatch(chart -> chart instanceof Heatmap);
    }

    @Override
    public String kind() {
        return "row";
    }
}
