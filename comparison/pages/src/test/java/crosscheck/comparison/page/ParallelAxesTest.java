package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.page.ParallelAxes.Group;
import crosscheck.comparison.page.ParallelAxes.Line;
import crosscheck.comparison.page.ParallelAxes.Tick;
import crosscheck.comparison.page.ParallelAxes.Track;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelAxesTest {
    private static final List<Track> AXES =
            List.of(new Track("a", List.of()), new Track("b", List.of()));

    private static Line line(String name, Double... places) {
        return new Line(
                name, List.of(places), List.of(places).stream().map(String::valueOf).toList());
    }

    private static ParallelAxes chart(Group... groups) {
        return new ParallelAxes("t", "f", "trial", AXES, List.of(groups));
    }

    @Test
    void linesMeetEveryAxisInItsMiddle() {
        ParallelAxes chart = chart(new Group("all", List.of(line("7", 0.0, 0.25))));
        assertEquals("0 0 1000 200", chart.viewBox());
        assertEquals("0.0,50 250.0,150", chart.path(line("7", 0.0, 0.25)));
        assertEquals("25.00%", new Tick(0.25, "x").left());
    }

    @Test
    void theMostImportantLinesComeFirstInTheNumbers() {
        PageTable table =
                chart(
                                new Group("others", List.of(line("1", 0.5, 0.5))),
                                new Group("best", List.of(line("2", 1.0, 1.0))))
                        .numbers()
                        .orElseThrow();
        assertEquals(List.of("trial", "a", "b"), table.header());
        assertEquals(
                List.of("2", "1"), table.rows().stream().map(row -> row.get(0).text()).toList());
    }

    @Test
    void marksThatAreTooManyAreThinned() {
        List<Tick> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(new Tick(i / 29.0, "name" + i));
        }
        List<Tick> some = new Track("a", many).ticks();
        assertEquals("name0", some.get(0).text());
        int letters = some.stream().mapToInt(tick -> tick.text().length() + 1).sum();
        assertTrue(some.size() >= 2 && letters <= 40, some.toString());
    }

    @Test
    void rejectsWhatIsNotOnTheAxes() {
        assertThrows(IllegalArgumentException.class, () -> line("1", 0.5, 1.5));
        assertThrows(IllegalArgumentException.class, () -> line("1", 0.5, Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> chart(new Group("g", List.of(line("1", 0.5)))));
        Group empty = new Group("g", List.of());
        assertThrows(IllegalArgumentException.class, () -> chart(empty, empty, empty, empty));
    }
}
