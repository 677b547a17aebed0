package crosscheck.data.augment;

/**
 * How one image is moved: turned about its middle, then shifted.
 *
 * <pre>{@code
 * x' = mx + cos(a) (x - mx) - sin(a) (y - my) + right
 * y' = my + sin(a) (x - mx) + cos(a) (y - my) + down        mx = (width - 1) / 2, my = (height - 1) / 2
 * }</pre>
 *
 * where (x, y) is the middle of a pixel, y counted downwards, and a the angle.
 *
 * @param degrees the angle, clockwise
 * @param right whole pixels to the right
 * @param down whole pixels downwards
 */
public record Move(double degrees, int right, int down) {}
