package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartNumbersTest {

    private static XyChart chart(Series... series) {
        return XyChart.lines("Loss", "f", Axis.whole("epoch"), Axis.of("mean"), List.of(series));
    }

    private static List<String> row(PageTable table, int index) {
        return table.rows().get(index).stream().map(Cell::text).toList();
    }

    @Test
    void curvesAreColumnsOverTheirCommonQuantity() {
        PageTable table =
                chart(
                                Series.overTime("a", List.of(0.5, 0.25)),
                                Series.line(
                                        "b", List.of(new ChartPoint(2, 1), new ChartPoint(3, 2))))
                        .numbers()
                        .orElseThrow();
        assertEquals("Loss, mean", table.caption());
        assertEquals(List.of("epoch", "a", "b"), table.header());
        assertEquals(List.of("1", "0.5", "–"), row(table, 0));
        assertEquals(List.of("2", "0.25", "1"), row(table, 1));
        assertEquals(List.of("3", "–", "2"), row(table, 2));
    }

    @Test
    void faintLinesAreNoColumns() {
        PageTable table =
                chart(
                                Series.faint(List.of(new ChartPoint(1, 9), new ChartPoint(2, 9))),
                                Series.overTime("a", List.of(0.5, 0.25)))
                        .numbers()
                        .orElseThrow();
        assertEquals(List.of("epoch", "a"), table.header());
        assertTrue(chart(Series.faint(List.of(new ChartPoint(1, 9)))).numbers().isEmpty());
    }

    @Test
    void bandsHaveAColumnOfTheirOwn() {
        PageTable table =
                chart(
                                Series.overTime("a", List.of(2.0))
                                        .withBand("low to high", List.of(new Spread(1, 1.5, 2.5))))
                        .numbers()
                        .orElseThrow();
        assertEquals(List.of("1", "2", "1.5 to 2.5"), row(table, 0));
    }

    @Test
    void longCurvesAreThinnedAndKeepTheirEnd() {
        List<Double> values = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            values.add((double) i);
        }
        PageTable table = chart(Series.overTime("a", values)).numbers().orElseThrow();
        assertEquals(60, table.rows().size());
        assertEquals("Loss, mean; one row of 17", table.caption());
        assertEquals("1000", row(table, 59).get(0));
    }

    @Test
    void pathsInAPlaneAreNoTable() {
        Series path = Series.path("p", List.of(new ChartPoint(1, 1), new ChartPoint(0, 2)));
        assertTrue(chart(path).numbers().isEmpty());
        assertTrue(chart(Series.points("p", List.of(new ChartPoint(1, 1)))).numbers().isEmpty());
        assertTrue(chart().numbers().isEmpty());
    }

    @Test
    void barsAreRowsOfTheirCategories() {
        BarChart bars =
                new BarChart(
                        "Speed",
                        "f",
                        "engine",
                        List.of("x", "y"),
                        Axis.log("s"),
                        List.of(new BarChart.Bars("median", List.of(1.0, 1234.5))));
        PageTable table = bars.numbers().orElseThrow();
        assertEquals(List.of("engine", "median"), table.header());
        assertEquals(List.of("y", "1230"), row(table, 1));
    }
}
