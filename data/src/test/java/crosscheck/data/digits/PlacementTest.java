package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static List<List<PlanePoint>> box(
            double left, double top, double right, double bottom) {
        return List.of(List.of(new PlanePoint(left, top)), List.of(new PlanePoint(right, bottom)));
    }

    @Test
    void putsTheMiddleOfTheBoxAtTheShift() {
        Placement placement = Placement.of(box(100, -50, 110, -34), 1.5, -0.5, 3);
        assertEquals(new PlanePoint(15.5, 13.5), placement.apply(new PlanePoint(105, -42)));
        assertEquals(new PlanePoint(10.5, 5.5), placement.apply(new PlanePoint(100, -50)));
    }

    @Test
    void movesNoFurtherThanTheMargin() {
        Placement placement = Placement.of(box(0, 0, 10, 20), 100, -100, 3);
        assertEquals(new PlanePoint(25, 3), placement.apply(new PlanePoint(10, 0)));
    }

    @Test
    void makesSmallerWhatDoesNotFit() {
        Placement placement = Placement.of(box(0, 0, 11, 44), 0, 5, 3);
        assertEquals(0.5, placement.scale());
        assertEquals(new PlanePoint(14 - 2.75, 3), placement.apply(new PlanePoint(0, 0)));
        assertEquals(new PlanePoint(14 + 2.75, 25), placement.apply(new PlanePoint(11, 44)));
    }
}
