package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static List<List<Point>> box(double left, double top, double right, double bottom) {
        return List.of(List.of(new Point(left, top)), List.of(new Point(right, bottom)));
    }

    @Test
    void putsTheMiddleOfTheBoxAtTheShift() {
        Placement placement = Placement.of(box(100, -50, 110, -34), 1.5, -0.5, 3);
        assertEquals(new Point(15.5, 13.5), placement.apply(new Point(105, -42)));
        assertEquals(new Point(10.5, 5.5), placement.apply(new Point(100, -50)));
    }

    @Test
    void movesNoFurtherThanTheMargin() {
        Placement placement = Placement.of(box(0, 0, 10, 20), 100, -100, 3);
        assertEquals(new Point(25, 3), placement.apply(new Point(10, 0)));
    }

    @Test
    void makesSmallerWhatDoesNotFit() {
        Placement placement = Placement.of(box(0, 0, 11, 44), 0, 5, 3);
        assertEquals(0.5, placement.scale());
        assertEquals(new Point(14 - 2.75, 3), placement.apply(new Point(0, 0)));
        assertEquals(new Point(14 + 2.75, 25), placement.apply(new Point(11, 44)));
    }
}
