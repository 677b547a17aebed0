package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrokeTest {
    private static final int PER_SPAN = 4;

    @Test
    void passesThroughEveryAnchor() {
        Stroke stroke =
                Stroke.of(
                        Anchor.via(0, 0),
                        Anchor.via(1, 3),
                        Anchor.corner(2, -1),
                        Anchor.via(0.5, 0.25));
        List<PlanePoint> points = stroke.points(PER_SPAN);
        assertEquals(3 * PER_SPAN + 1, points.size());
        for (int i = 0; i < 4; i++) {
            assertEquals(stroke.anchors().get(i).at(), points.get(i * PER_SPAN));
        }
    }

    @Test
    void isStraightBetweenCorners() {
        Stroke stroke =
                Stroke.of(
                        Anchor.via(5, 9),
                        Anchor.corner(0, 0),
                        Anchor.corner(2, 4),
                        Anchor.via(-7, 1));
        List<PlanePoint> points = stroke.points(PER_SPAN);
        for (PlanePoint point : points.subList(PER_SPAN, 2 * PER_SPAN + 1)) {
            assertEquals(2 * point.x(), point.y(), 1e-15);
        }
    }

    @Test
    void isTheParabolaThroughEquallySpacedAnchorsOfOne() {
        Stroke stroke =
                Stroke.of(Anchor.via(0, 0), Anchor.via(1, 1), Anchor.via(2, 4), Anchor.via(3, 9));
        for (PlanePoint point : stroke.points(PER_SPAN).subList(PER_SPAN, 2 * PER_SPAN + 1)) {
            assertEquals(point.x() * point.x(), point.y(), 1e-14);
        }
    }

    @Test
    void rejectsASingleAnchor() {
        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class, () -> Stroke.of(Anchor.corner(0.5, 0.5)));
        assertEquals("a stroke must have at least 2 anchors, not 1", thrown.getMessage());
    }
}
