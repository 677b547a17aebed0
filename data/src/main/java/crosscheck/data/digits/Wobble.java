package crosscheck.data.digits;

import java.util.Random;

/**
 * A smooth distortion of the plane: each point is pushed along one direction by a sine of its
 * place.
 *
 * <pre>{@code
 * q = p + (pushX, pushY) sin(frequencyX p.x + frequencyY p.y + phase)
 * }</pre>
 *
 * @param pushX the largest push to the right, in heights of a digit
 * @param pushY the largest push down, in heights of a digit
 * @param frequencyX radians per height of a digit
 * @param frequencyY radians per height of a digit
 */
record Wobble(double pushX, double pushY, double frequencyX, double frequencyY, double phase) {
    /**
     * The largest frequency along each axis: three quarters of a wave over the height of a digit.
     */
    static final double MAX_FREQUENCY = 0.75 * 2 * Math.PI;

    /**
     * A random distortion.
     *
     * @param random decides; nine numbers are taken from it
     * @param strength the standard deviation of the push along each axis, in heights of a digit
     */
    static Wobble random(Random random, double strength) {
        return new Wobble(
                strength * Handwriting.bell(random),
                strength * Handwriting.bell(random),
                MAX_FREQUENCY * (2 * random.nextDouble() - 1),
                MAX_FREQUENCY * (2 * random.nextDouble() - 1),
                2 * Math.PI * random.nextDouble());
    }

    /**
     * Where a point is pushed to.
     *
     * @param point in heights of a digit
     */
    PlanePoint apply(PlanePoint point) {
        double wave = StrictMath.sin(frequencyX * point.x() + frequencyY * point.y() + phase);
        return new PlanePoint(point.x() + pushX * wave, point.y() + pushY * wave);
    }
}
