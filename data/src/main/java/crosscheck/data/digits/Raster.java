package crosscheck.data.digits;

import java.util.List;

/**
 * The paper: turns the path of a pen into grey pixels, 0 for none and 255 for full ink.
 *
 * <p>The ink of a pixel falls off linearly with the distance {@code s} of its middle from the
 * nearest part of the path, over the width {@code b} of the blur, around the edge of the line of
 * radius {@code r}:
 *
 * <pre>{@code ink = min(1, max(0, (r - s) / b + 1/2))}</pre>
 *
 * Where lines cross, the darker one counts.
 */
final class Raster {
    /** The width and height of an image in pixels. */
    static final int SIDE = 28;

    /** The number of pixels of an image. */
    static final int PIXELS = SIDE * SIDE;

    /** The width of the soft edge of a line, in pixels: the look of a scan. */
    static final double BLUR = 1.4;

    private Raster() {}

    /**
     * Draws a line that the pen makes without being lifted.
     *
     * @param path the points passed, joined by straight segments; parts outside the image are left
     *     out
     * @param pixels modified from {@code offset} to {@code offset + PIXELS - 1}: {@code (y, x)} of
     *     unsigned bytes, which only grow
     * @param offset where the image begins
     */
    static void draw(List<PenPoint> path, byte[] pixels, int offset) {
        for (int i = 1; i < path.size(); i++) {
            drawSegment(path.get(i - 1), path.get(i), pixels, offset);
        }
    }

    private static void drawSegment(PenPoint from, PenPoint to, byte[] pixels, int offset) {
        double reach = Math.max(from.radius(), to.radius()) + BLUR / 2;
        int left = firstPixelFrom(Math.min(from.x(), to.x()) - reach);
        int right = firstPixelFrom(Math.max(from.x(), to.x()) + reach);
        int top = firstPixelFrom(Math.min(from.y(), to.y()) - reach);
        int bottom = firstPixelFrom(Math.max(from.y(), to.y()) + reach);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = offset + y * SIDE + x;
                int ink = (int) (255 * ink(from, to, x + 0.5, y + 0.5) + 0.5);
                if (ink > (pixels[at] & 0xFF)) {
                    pixels[at] = (byte) ink;
                }
            }
        }
    }

    private static double ink(PenPoint from, PenPoint to, double x, double y) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double squaredLength = dx * dx + dy * dy;
        double along = (x - from.x()) * dx + (y - from.y()) * dy;
        double t = squaredLength > 0 ? Math.min(1, Math.max(0, along / squaredLength)) : 0;
        double missX = x - (from.x() + t * dx);
        double missY = y - (from.y() + t * dy);
        double distance = Math.sqrt(missX * missX + missY * missY);
        double radius = from.radius() + t * (to.radius() - from.radius());
        return Math.min(1, Math.max(0, (radius - distance) / BLUR + 0.5));
    }

    /** The first row or column whose middle is not before the edge, SIDE if there is none. */
    private static int firstPixelFrom(double edge) {
        return (int) Math.min(SIDE, Math.max(0, Math.ceil(edge - 0.5)));
    }
}
