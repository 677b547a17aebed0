package crosscheck.data.digits;

/**
 * A point of the pen's path on the image.
 *
 * @param x pixels from the left edge of the image
 * @param y pixels from its upper edge
 * @param radius half the thickness of the line here, in pixels, above 0
 */
record PenPoint(double x, double y, double radius) {}
