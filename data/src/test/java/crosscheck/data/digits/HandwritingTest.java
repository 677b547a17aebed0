package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HandwritingTest {
    @Test
    void everyPathStaysInsideTheMargin() {
        double far = Raster.SIDE - Handwriting.MARGIN + 1e-9;
        double near = Handwriting.MARGIN - 1e-9;
        int checked = 0;
        for (int i = 0; i < 500; i++) {
            Random random = new Random(i);
            Handwriting hand = new Handwriting(random);
            for (List<PenPoint> path : hand.write(Glyphs.choose(i % 10, random))) {
                for (PenPoint point : path) {
                    assertTrue(point.x() >= near && point.x() <= far, point.toString());
                    assertTrue(point.y() >= near && point.y() <= far, point.toString());
                    assertTrue(point.radius() > 0, point.toString());
                    checked++;
                }
            }
        }
        assertTrue(checked > 10_000, checked + " points");
    }

    @Test
    void bellHasMeanZeroAndDeviationOneAndEnds() {
        Random random = new Random(1);
        int draws = 100_000;
        double sum = 0;
        double sumOfSquares = 0;
        for (int i = 0; i < draws; i++) {
            double value = Handwriting.bell(random);
            assertTrue(Math.abs(value) <= 3);
            sum += value;
            sumOfSquares += value * value;
        }
        assertEquals(0, sum / draws, 0.015); // more than four standard errors
        assertEquals(1, sumOfSquares / draws, 0.02);
    }

    @Test
    void distortionPushesNoFurtherThanItsLimits() {
        Wobble wobble = new Wobble(0.03, -0.02, 4, -3, 1);
        for (int i = 0; i < 100; i++) {
            PlanePoint point = new PlanePoint(i / 50.0 - 1, 1 - i / 30.0);
            PlanePoint pushed = wobble.apply(point);
            assertTrue(Math.abs(pushed.x() - point.x()) <= 0.03 + 1e-15);
            assertTrue(Math.abs(pushed.y() - point.y()) <= 0.02 + 1e-15);
        }
        assertEquals(
                new PlanePoint(0.5 + 0.03 * StrictMath.sin(3.0), 0.0 - 0.02 * StrictMath.sin(3.0)),
                wobble.apply(new PlanePoint(0.5, 0)));
    }
}
