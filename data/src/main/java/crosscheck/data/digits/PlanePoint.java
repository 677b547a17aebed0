package crosscheck.data.digits;

/**
 * A point of the plane; x goes right, y goes down.
 *
 * @param x in the unit of the place where it is used: heights of a digit, or pixels
 */
record PlanePoint(double x, double y) {}
