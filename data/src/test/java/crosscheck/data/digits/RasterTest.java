package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static int pixel(byte[] pixels, int x, int y) {
        return pixels[y * Raster.SIDE + x] & 0xFF;
    }

    private static byte[] drawn(PenPoint... path) {
        byte[] pixels = new byte[Raster.PIXELS];
        Raster.draw(List.of(path), pixels, 0);
        return pixels;
    }

    @Test
    void inkFallsOffWithTheDistanceFromTheLine() {
        byte[] pixels = drawn(new PenPoint(5.5, 10.5, 1), new PenPoint(20.5, 10.5, 1));
        assertEquals(255, pixel(pixels, 12, 10));
        assertEquals(128, pixel(pixels, 12, 9)); // at distance 1, the radius: one half
        assertEquals(128, pixel(pixels, 12, 11));
        assertEquals(0, pixel(pixels, 12, 8));
        assertEquals(128, pixel(pixels, 21, 10));
        assertEquals(0, pixel(pixels, 22, 10));
    }

    @Test
    void formulaHoldsAtEveryPixelOfASlantedLine() {
        byte[] pixels = drawn(new PenPoint(6.25, 5.75, 1.5), new PenPoint(21.5, 22, 1.5));
        for (int y = 0; y < Raster.SIDE; y++) {
            for (int x = 0; x < Raster.SIDE; x++) {
                double px = x + 0.5 - 6.25;
                double py = y + 0.5 - 5.75;
                double t = (px * 15.25 + py * 16.25) / (15.25 * 15.25 + 16.25 * 16.25);
                t = Math.max(0, Math.min(1, t));
                double distance = Math.hypot(px - t * 15.25, py - t * 16.25);
                double ink = Math.max(0, Math.min(1, (1.5 - distance) / Raster.BLUR + 0.5));
                assertEquals(255 * ink, pixel(pixels, x, y), 0.5 + 1e-9, x + ", " + y);
            }
        }
    }

    @Test
    void thicknessGrowsAlongTheLine() {
        byte[] pixels = drawn(new PenPoint(3.5, 10.5, 0.5), new PenPoint(23.5, 10.5, 2.5));
        assertEquals(0, pixel(pixels, 4, 12));
        assertEquals(255, pixel(pixels, 23, 11));
        assertTrue(pixel(pixels, 20, 12) > pixel(pixels, 16, 12));
    }

    @Test
    void darkerLineCountsWhereTwoCross() {
        PenPoint[] across = {new PenPoint(4, 14, 1), new PenPoint(24, 14, 1)};
        PenPoint[] down = {new PenPoint(14, 4, 1.5), new PenPoint(14, 24, 1.5)};
        byte[] both = drawn(across);
        Raster.draw(List.of(down), both, 0);
        byte[] first = drawn(across);
        byte[] second = drawn(down);
        for (int i = 0; i < both.length; i++) {
            assertEquals(Math.max(first[i] & 0xFF, second[i] & 0xFF), both[i] & 0xFF);
        }
    }

    @Test
    void pointIsADisc() {
        byte[] pixels = drawn(new PenPoint(14, 14, 2), new PenPoint(14, 14, 2));
        assertEquals(255, pixel(pixels, 14, 14));
        assertEquals(pixel(pixels, 12, 14), pixel(pixels, 14, 12));
        assertEquals(pixel(pixels, 12, 14), pixel(pixels, 15, 13));
        assertEquals(0, pixel(pixels, 10, 14));
    }

    @Test
    void partsOutsideTheImageAreLeftOut() {
        byte[] pixels = new byte[3 * Raster.PIXELS];
        List<PenPoint> path = List.of(new PenPoint(-9, -20, 2), new PenPoint(40, 50, 2));
        Raster.draw(path, pixels, Raster.PIXELS);
        byte[] empty = new byte[Raster.PIXELS];
        byte[] before = new byte[Raster.PIXELS];
        byte[] after = new byte[Raster.PIXELS];
        System.arraycopy(pixels, 0, before, 0, Raster.PIXELS);
        System.arraycopy(pixels, 2 * Raster.PIXELS, after, 0, Raster.PIXELS);
        assertArrayEquals(empty, before);
        assertArrayEquals(empty, after);
    }
}
