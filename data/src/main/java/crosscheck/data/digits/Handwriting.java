package crosscheck.data.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One random hand, and what it makes of a skeleton: every anchor is jittered, the strokes are bent
 * by two smooth distortions, then slanted, rotated and scaled, and the whole is put on the paper
 * near its middle, always inside a margin.
 *
 * <p>The linear part takes a skeleton, measured from its middle and in heights of a digit, to
 * pixels:
 *
 * <pre>{@code
 * x' = scaleX (cos(a) (x - slant y) - sin(a) y)      a: the rotation, clockwise in radians
 * y' = scaleY (sin(a) (x - slant y) + cos(a) y)
 * }</pre>
 */
final class Handwriting {
    /** The standard deviation of an anchor's jitter along each axis, in heights of a digit. */
    static final double JITTER = 0.027;

    /** The standard deviation of a distortion's push, in heights of a digit. */
    static final double WOBBLE = 0.038;

    /** The mean slant to the right, as x per y. */
    static final double MEAN_SLANT = 0.08;

    /** The standard deviation of the slant. */
    static final double SLANT = 0.2;

    /** The standard deviation of the rotation, in radians. */
    static final double ROTATION = 0.12;

    /** The mean height of a digit, in pixels. */
    static final double MEAN_HEIGHT = 18.5;

    /** The standard deviation of the height, in pixels. */
    static final double HEIGHT = 1.8;

    /** The mean width of a digit relative to its skeleton's. */
    static final double MEAN_WIDTH = 1.0;

    /** The standard deviation of the relative width. */
    static final double WIDTH = 0.14;

    /** The standard deviation of the shift from the middle along each axis, in pixels. */
    static final double SHIFT = 1.8;

    /** The mean of half the thickness of a line, in pixels. */
    static final double MEAN_RADIUS = 1.15;

    /** The standard deviation of half the thickness, in pixels. */
    static final double RADIUS = 0.25;

    /** The standard deviation of the change of thickness along a stroke, relative to the radius. */
    static final double PRESSURE = 0.12;

    /** The room that stays free of the middle of a line at each edge of the image, in pixels. */
    static final double MARGIN = 2.5;

    private static final int POINTS_PER_SPAN = 6;

    private final Random random;
    private final Wobble first;
    private final Wobble second;
    private final double slant;
    private final double cosine;
    private final double sine;
    private final double scaleX;
    private final double scaleY;
    private final double radius;

    /**
     * A new hand.
     *
     * @param random decides everything; this hand keeps it and takes more from it with each glyph
     */
    Handwriting(Random random) {
        this.random = random;
        first = Wobble.random(random, WOBBLE);
        second = Wobble.random(random, WOBBLE);
        slant = MEAN_SLANT + SLANT * bell(random);
        double rotation = ROTATION * bell(random);
        cosine = StrictMath.cos(rotation);
        sine = StrictMath.sin(rotation);
        scaleY = MEAN_HEIGHT + HEIGHT * bell(random);
        scaleX = scaleY * (MEAN_WIDTH + WIDTH * bell(random));
        radius = MEAN_RADIUS + RADIUS * bell(random);
    }

    /**
     * A number with a bell-shaped distribution that has ends: twice the sum of three uniform ones
     * less its mean.
     *
     * @param random three numbers are taken from it
     * @return from -3 to 3, with mean 0 and standard deviation 1
     */
    static double bell(Random random) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble();
        return 2 * (sum - 1.5);
    }

    /**
     * Writes a glyph.
     *
     * @return the path of the pen on the image, one list for each stroke, all of it at least {@link
     *     #MARGIN} from every edge
     */
    List<List<PenPoint>> write(Glyph glyph) {
        List<List<PlanePoint>> lines = new ArrayList<>();
        for (Stroke stroke : glyph.strokes()) {
            List<PlanePoint> line = jittered(stroke).points(POINTS_PER_SPAN);
            line.replaceAll(this::bent);
            lines.add(line);
        }
        Placement placement =
                Placement.of(lines, SHIFT * bell(random), SHIFT * bell(random), MARGIN);
        List<List<PenPoint>> paths = new ArrayList<>();
        for (List<PlanePoint> line : lines) {
            paths.add(inked(line, placement));
        }
        return paths;
    }

    private Stroke jittered(Stroke stroke) {
        List<Anchor> anchors = new ArrayList<>();
        for (Anchor anchor : stroke.anchors()) {
            anchors.add(anchor.movedBy(JITTER * bell(random), JITTER * bell(random)));
        }
        return new Stroke(anchors);
    }

    private PlanePoint bent(PlanePoint point) {
        PlanePoint wavy = second.apply(first.apply(point));
        double y = wavy.y() - 0.5;
        double x = wavy.x() - 0.5 - slant * y;
        return new PlanePoint(scaleX * (cosine * x - sine * y), scaleY * (sine * x + cosine * y));
    }

    private List<PenPoint> inked(List<PlanePoint> line, Placement placement) {
        double pressure = PRESSURE * bell(random);
        List<PenPoint> path = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            PlanePoint at = placement.apply(line.get(i));
            double along = 2.0 * i / (line.size() - 1) - 1; // -1 at the start, 1 at the end
            path.add(new PenPoint(at.x(), at.y(), radius * (1 + pressure * along)));
        }
        return path;
    }
}
