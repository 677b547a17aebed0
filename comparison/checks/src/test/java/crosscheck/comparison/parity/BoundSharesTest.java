package crosscheck.comparison.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartRow;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.ShareMap;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.trace.ParityRun;
import crosscheck.comparison.trace.TensorSummary;
import crosscheck.comparison.trace.TraceResult;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundSharesTest {
    private static final int STEPS = 12;
    private static final DrawnDigits DRAWN = DrawnDigits.draw(144, 24, 1);
    private static final Split DIGITS = Split.lastSixth(DRAWN.train(), DRAWN.test());
    private static final CaseResult CASE = run("L2: 0.001 with adam");
    private static final TraceResult RESULT = CASE.pairs().get(0).trainings().orElseThrow();

    private static CaseResult run(String title) {
        ParityRun run =
                new ParityRun(
                        List.of(new ScratchEngine(), new FastEngine()),
                        List.of(Precision.FLOAT),
                        DIGITS,
                        List.of());
        return ParityCases.all(DIGITS.train().shape(), 10, 2).stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow()
                .run(run, STEPS, step -> {});
    }

    private static <B> List<B> blocks(Class<B> type) {
        return BoundShares.of(RESULT).stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void everyKindOfTensorIsALineBelowThatOfTheBound() {
        List<ChartRow> rows = blocks(ChartRow.class);
        assertEquals(1, rows.size(), "eight lines and that of the bound need two charts");
        int lines = 0;
        for (Chart chart : rows.get(0).charts()) {
            List<Series> series = ((XyChart) chart).series();
            Series bound = series.get(series.size() - 1);
            assertEquals("the bound, 100 %", bound.name());
            assertEquals(STEPS, bound.points().get(1).x());
            assertTrue(series.size() <= 8, "a chart has eight styles");
            for (Series line : series.subList(0, series.size() - 1)) {
                assertTrue(line.points().stream().allMatch(point -> point.y() < 100), line.name());
                lines++;
            }
        }
        assertEquals(
                8, lines, "pre-activations to weights, without gradients that are not clipped");
    }

    @Test
    void everyTensorHasARowWithItsLargestShareAtTheEnd() {
        ShareMap map = blocks(ShareMap.class).get(0);
        assertEquals(List.of("1", "10", "12", "any"), map.columnNames());
        int rows = 0;
        for (TensorSummary tensor : RESULT.tensors()) {
            int row = map.rowNames().indexOf(tensor.name());
            if (row >= 0) {
                assertEquals(Optional.of(tensor.worst().used()), map.shares().get(row).get(3));
                rows++;
            }
        }
        assertEquals(map.rowNames().size(), rows);
        assertTrue(map.rowNames().contains("0_W l2"));
        assertFalse(map.rowNames().contains("0_b l2"), "biases have no L2 term");
        assertFalse(map.rowNames().contains("0_W clipped gradient"), "nothing is clipped");
        String nearest = RESULT.nearest().orElseThrow().name();
        assertTrue(map.finding().startsWith(nearest + " came nearest"), map.finding());
    }

    @Test
    void zerosAreNamed() {
        PageTable table = BoundShares.silence(RESULT).orElseThrow();
        long zeros = RESULT.tensors().stream().filter(TensorSummary::isZero).count();
        Cell what = table.rows().get(0).get(0);
        assertEquals(
                "zero in every step, on both sides: %d of %d tensors"
                        .formatted(zeros, RESULT.tensors().size()),
                what.text());
        assertTrue(table.rows().get(0).get(1).text().contains("0_b l2"));
    }

    @Test
    void aCaseHasAShareForEachPair() {
        CaseResult other = run("batch normalisation: dense, relu"); // not on fast
        ShareMap map = BoundShares.of(List.of(CASE, other));
        assertEquals(List.of("fast in float to scratch"), map.columnNames());
        assertEquals(
                List.of(List.of(Optional.of(RESULT.used())), List.of(Optional.empty())),
                map.shares());
    }

    @Test
    void thePageBeginsWithTheVerdict() {
        Page page = ParityPage.of("t", CASE, List.of());
        assertEquals(List.of(new Cell("verdict: agree.", Cell.Tone.GOOD)), page.lead());
    }
}
