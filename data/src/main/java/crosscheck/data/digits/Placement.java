package crosscheck.data.digits;

import java.util.List;

/**
 * Where on the image a drawing goes: it is made smaller if it does not fit inside the margins, and
 * then moved.
 *
 * @param scale 1, or less for a drawing that is too large
 * @param moveX pixels to the right, after scaling
 * @param moveY pixels down, after scaling
 */
record Placement(double scale, double moveX, double moveY) {

    /**
     * The place for a drawing: the middle of the box around it in the middle of the image, and then
     * as far towards the shift as the margin allows.
     *
     * @param lines the points of the drawing, in pixels from any origin, at least one
     * @param shiftX pixels to the right
     * @param shiftY pixels down
     * @param margin the least distance of a point from each edge of the image, in pixels
     */
    static Placement of(List<List<PlanePoint>> lines, double shiftX, double shiftY, double margin) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (List<PlanePoint> line : lines) {
            for (PlanePoint point : line) {
                left = Math.min(left, point.x());
                right = Math.max(right, point.x());
                top = Math.min(top, point.y());
                bottom = Math.max(bottom, point.y());
            }
        }
        double room = Raster.SIDE - 2 * margin;
        double scale = Math.min(1, room / Math.max(right - left, bottom - top));
        return new Placement(
                scale,
                middle(scale * (right - left), shiftX, room) - scale * (left + right) / 2,
                middle(scale * (bottom - top), shiftY, room) - scale * (top + bottom) / 2);
    }

    private static double middle(double extent, double shift, double room) {
        double free = (room - extent) / 2;
        return Raster.SIDE / 2.0 + Math.max(-free, Math.min(free, shift));
    }

    /**
     * Where a point of the drawing goes.
     *
     * @param point in the drawing's pixels
     * @return in pixels from the upper left corner of the image
     */
    PlanePoint apply(PlanePoint point) {
        return new PlanePoint(scale * point.x() + moveX, scale * point.y() + moveY);
    }
}
