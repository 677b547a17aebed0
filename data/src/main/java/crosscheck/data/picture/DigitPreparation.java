package crosscheck.data.picture;

import crosscheck.data.InvalidDataException;
import java.util.Arrays;

/**
 * Makes of a picture of one digit what MNIST's makers made of theirs: white ink on black paper, 28
 * x 28 pixels, the digit as large as 20 x 20 allow and its centre of mass in the middle.
 *
 * <ol>
 *   <li>The paper's grey is the median of the outermost rows and columns. If the picture's darkest
 *       grey is at least as far from it as its lightest, the ink is what is darker than the paper,
 *       else what is lighter.
 *   <li>Ink is the difference from the paper, the most there is counted as 1; what is below {@link
 *       #PAPER} is paper, 0.
 *   <li>The smallest box with all ink is scaled so that its longer side has 20 pixels and the other
 *       one as many as keep its shape, rounded, at least 1. Each new pixel is the mean over the
 *       area that it covers. The most ink is made 1 once more, for thin lines become pale.
 *   <li>The box is moved by whole pixels, so that the centre of mass comes nearest to the middle of
 *       the pixel (14, 14), counted from 0: within half a pixel, as in every image of MNIST's test
 *       part. It never leaves the 28 x 28.
 *   <li>Pixels are rounded to multiples of 1/255.
 * </ol>
 *
 * @see <a href="https://ieeexplore.ieee.org/document/726791">LeCun, Bottou, Bengio and Haffner
 *     (1998), section III.A</a>
 */
public final class DigitPreparation {
    /** The width and height of what a network sees. */
    public static final int SIDE = 28;

    /** The longer side of the digit's box. */
    public static final int BOX = 20;

    /** Less than this share of the most ink is paper. */
    public static final double PAPER = 0.1;

    /** A picture whose greys differ by less is blank. */
    public static final double LEAST_CONTRAST = 0.1;

    private static final int MIDDLE = SIDE / 2;

    private DigitPreparation() {}

    /**
     * Prepares a picture.
     *
     * @param picture one digit and nothing else, on paper of one grey
     * @return 28 x 28 pixels, 0 for paper and 1 for full ink
     * @throws InvalidDataException if nothing is drawn on the picture
     */
    public static GreyPicture prepare(GreyPicture picture, String name)
            throws InvalidDataException {
        Ink ink = ink(picture, name);
        Ink scaled = ink.cropped(PAPER * ink.most());
        int longer = Math.max(scaled.width(), scaled.height());
        Ink digit =
                scaled.resized(
                        Math.max(1, Math.round((float) scaled.width() * BOX / longer)),
                        Math.max(1, Math.round((float) scaled.height() * BOX / longer)));
        return centred(digit);
    }

    /**
     * What a network sees of a picture: a picture that is an example of MNIST's kind already as it
     * is, any other one prepared.
     *
     * <p>It is of that kind if it has 28 x 28 pixels and its paper, as {@link #prepare} finds it,
     * is darker than the middle between black and white. Nothing is moved or cleaned then; its
     * greys are rounded to multiples of 1/255.
     *
     * @return 28 x 28 pixels
     * @throws InvalidDataException if it must be prepared and nothing is drawn on it
     */
    public static GreyPicture example(GreyPicture picture, String name)
            throws InvalidDataException {
        if (!isExample(picture)) {
            return prepare(picture, name);
        }
        float[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round(255 * pixels[i]) / 255f;
        }
        return new GreyPicture(SIDE, SIDE, pixels);
    }

    private static boolean isExample(GreyPicture picture) {
        return picture.width() == SIDE && picture.height() == SIDE && paper(picture) < 0.5;
    }

    private static Ink ink(GreyPicture picture, String name) throws InvalidDataException {
        float paper = paper(picture);
        float[] pixels = picture.pixels();
        float darkest = 1;
        float lightest = 0;
        for (float pixel : pixels) {
            darkest = Math.min(darkest, pixel);
            lightest = Math.max(lightest, pixel);
        }
        if (lightest - darkest < LEAST_CONTRAST) {
            throw new InvalidDataException(
                    name + " shows nothing: its greys must differ by a tenth from black to white");
        }
        float sign = paper - darkest >= lightest - paper ? 1 : -1;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.max(0, sign * (paper - pixels[i]));
        }
        return new Ink(picture.width(), picture.height(), pixels);
    }

    /** The median of the pixels along the edge. */
    private static float paper(GreyPicture picture) {
        int right = picture.width() - 1;
        int bottom = picture.height() - 1;
        float[] edge = new float[2 * (picture.width() + picture.height())];
        int n = 0;
        for (int x = 0; x <= right; x++) {
            edge[n++] = picture.pixel(x, 0);
            edge[n++] = picture.pixel(x, bottom);
        }
        for (int y = 0; y <= bottom; y++) {
            edge[n++] = picture.pixel(0, y);
            edge[n++] = picture.pixel(right, y);
        }
        Arrays.sort(edge);
        return edge[n / 2];
    }

    private static GreyPicture centred(Ink digit) {
        int left = offset(digit.centreX(), digit.width());
        int top = offset(digit.centreY(), digit.height());
        float most = digit.most();
        float[] pixels = new float[SIDE * SIDE];
        for (int y = 0; y < digit.height(); y++) {
            for (int x = 0; x < digit.width(); x++) {
                int grey = Math.round(255 * digit.at(x, y) / most);
                pixels[(top + y) * SIDE + left + x] = grey / 255f;
            }
        }
        return new GreyPicture(SIDE, SIDE, pixels);
    }

    /** Where the box begins so that its centre of mass is in the middle, or nearly at the edge. */
    private static int offset(double centre, int length) {
        long offset = Math.round(MIDDLE - centre);
        return (int) Math.max(0, Math.min(SIDE - length, offset));
    }
}
