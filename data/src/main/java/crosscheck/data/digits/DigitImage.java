package crosscheck.data.digits;

import crosscheck.data.Seeds;
import java.util.List;
import java.util.Random;

/**
 * One image and its label, from a seed and the number of the image alone.
 *
 * <p>Of each ten images from a multiple of ten on, every digit has one. Their order is shuffled by
 * the generator of index {@code -1 - (image / 10)}; an image is drawn by that of its own number.
 */
final class DigitImage {
    /** The number of classes. */
    static final int CLASSES = 10;

    private DigitImage() {}

    /**
     * The digit that an image shows.
     *
     * @param image the number of the image, 0 for the first
     * @return 0 to 9
     */
    static int label(long seed, int image) {
        int block = image / CLASSES;
        Random random = Seeds.generator(seed, Seeds.Stream.DIGITS, -1L - block);
        int[] order = new int[CLASSES];
        for (int i = 0; i < CLASSES; i++) { // Fisher and Yates, inside out
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order[image % CLASSES];
    }

    /**
     * Draws an image.
     *
     * @param image the number of the image, 0 for the first
     * @param pixels modified from {@code offset} to {@code offset + Raster.PIXELS - 1}, all zero
     *     before: {@code (y, x)} of unsigned bytes, 0 for black paper and 255 for white ink
     * @param offset where the image begins
     */
    static void draw(long seed, int image, byte[] pixels, int offset) {
        Random random = Seeds.generator(seed, Seeds.Stream.DIGITS, image);
        Glyph glyph = Glyphs.choose(label(seed, image), random);
        for (List<PenPoint> path : new Handwriting(random).write(glyph)) {
            Raster.draw(path, pixels, offset);
        }
    }
}
