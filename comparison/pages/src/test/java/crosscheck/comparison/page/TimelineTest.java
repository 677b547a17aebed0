package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Timeline of(Timeline.Bar... bars) {
        return new Timeline(
                "t",
                "f",
                8,
                List.of("complete", "failed"),
                List.of(new Timeline.Row("w", "one bar", List.of(bars))));
    }

    @Test
    void barsAreSharesOfTheTime() {
        Timeline timeline = of(new Timeline.Bar("trial 3", 2, 4, 1));
        assertEquals("25.000%", timeline.place(2));
        assertEquals(
                List.of("0 s", "2 s", "4 s", "6 s", "8 s"),
                timeline.marks().stream().map(ParallelAxes.Tick::text).toList());
        assertTrue(timeline.has(1));
        assertFalse(timeline.has(0));
    }

    @Test
    void numbersSayEachBar() {
        PageTable table = of(new Timeline.Bar("trial 3", 2, 4, 1)).numbers().orElseThrow();
        assertEquals(
                List.of("w", "trial 3", "2.00", "4.00", "failed"),
                table.rows().get(0).stream().map(Cell::text).toList());
    }

    @Test
    void rejectsBarsOutsideTheTimeOrOfNoKind() {
        assertThrows(IllegalArgumentException.class, () -> of(new Timeline.Bar("b", 2, 9, 0)));
        assertThrows(IllegalArgumentException.class, () -> of(new Timeline.Bar("b", 3, 2, 0)));
        assertThrows(
                IllegalArgumentException.class, () -> of(new Timeline.Bar("b", Double.NaN, 2, 0)));
        assertThrows(IllegalArgumentException.class, () -> of(new Timeline.Bar("b", 1, 2, 2)));
    }
}
