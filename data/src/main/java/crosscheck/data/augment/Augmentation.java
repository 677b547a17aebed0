package crosscheck.data.augment;

import crosscheck.data.ExampleShape;
import crosscheck.data.Seeds;
import java.util.Random;

/**
 * How far training images may be moved.
 *
 * @param shift the most whole pixels to each side, 0 to {@value #MOST_SHIFT}
 * @param rotate the most degrees in either direction, 0 to {@value #MOST_DEGREES}
 */
public record Augmentation(int shift, double rotate) {
    /** The largest shift: beyond it nothing is left of a digit of MNIST's size. */
    public static final int MOST_SHIFT = 10;

    /** The largest angle: half a turn. */
    public static final int MOST_DEGREES = 180;

    /** Images stay as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0);

    public Augmentation {
        if (shift < 0 || shift > MOST_SHIFT) {
            throw new IllegalArgumentException(
                    "shift must be from 0 to " + MOST_SHIFT + " pixels, not " + shift);
        }
        if (!(rotate >= 0 && rotate <= MOST_DEGREES)) {
            throw new IllegalArgumentException(
                    "rotate must be from 0 to " + MOST_DEGREES + " degrees, not " + rotate);
        }
    }

    /** Whether images stay as they are; true if neither is above 0. */
    public boolean isNone() {
        return shift == 0 && rotate == 0;
    }

    /**
     * Checks that examples can be moved so far.
     *
     * @throws IllegalArgumentException if it is no image, or a shift could move all of it out
     */
    public void requireFit(ExampleShape shape) {
        if (isNone()) {
            return;
        }
        if (!shape.isImage()) {
            throw new IllegalArgumentException(
                    "only images can be moved, and these examples are plain numbers");
        }
        int side = Math.min(shape.height(), shape.width());
        if (2 * shift >= side) {
            throw new IllegalArgumentException(
                    "shift must be below half of the images' %d pixels, not %d"
                            .formatted(side, shift));
        }
    }

    /**
     * How an image is moved in an epoch: an angle and shifts that are equally likely all over their
     * ranges. It depends on the arguments alone.
     *
     * <pre>{@code
     * Random random = Seeds.generator(seed, AUGMENTATION, epoch 2^32 + row);
     * degrees = rotate (2 random.nextDouble() - 1)
     * right = random.nextInt(2 shift + 1) - shift
     * down = random.nextInt(2 shift + 1) - shift
     * }</pre>
     *
     * @param epoch 0 for the first
     */
    public Move move(long seed, int epoch, int row) {
        Random random =
                Seeds.generator(seed, Seeds.Stream.AUGMENTATION, ((long) epoch << 32) + row);
        double degrees = rotate * (2 * random.nextDouble() - 1);
        int right = random.nextInt(2 * shift + 1) - shift;
        int down = random.nextInt(2 * shift + 1) - shift;
        return new Move(degrees, right, down);
    }
}
