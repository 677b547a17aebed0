package crosscheck.data.picture;

import crosscheck.data.Dataset;
import java.util.Objects;

/** A picture of greys from 0 (black) to 1 (white). Immutable. */
public final class GreyPicture {
    private final int width;
    private final int height;
    private final float[] pixels; // (y, x)

    /**
     * A picture that takes over its array: the caller no longer changes it.
     *
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @param pixels {@code (height, width)} row-major, each from 0 to 1; kept, not modified
     * @throws IllegalArgumentException if the length does not fit or a pixel is not from 0 to 1
     */
    public GreyPicture(int width, int height, float[] pixels) {
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + width + " x " + height);
        }
        for (float pixel : pixels) {
            if (!(pixel >= 0 && pixel <= 1)) {
                throw new IllegalArgumentException("a pixel is " + pixel + ", not from 0 to 1");
            }
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * A picture of colours, over white paper.
     *
     * <pre>{@code
     * grey = 0.299 red + 0.587 green + 0.114 blue        pixel = alpha grey + (1 - alpha)
     * }</pre>
     *
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     * @param argb {@code (height, width)} row-major, alpha, red, green and blue of 8 bits each,
     *     alpha in the highest ones; not modified
     * @throws IllegalArgumentException if the length does not fit
     */
    public static GreyPicture ofColours(int width, int height, int[] argb) {
        float[] pixels = new float[argb.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Luminance.ofColour(argb[i]);
        }
        return new GreyPicture(width, height, pixels);
    }

    /**
     * An example of a data set of images, 0 as black and 1 as white.
     *
     * @param data of one channel and values from 0 to 1
     * @throws IllegalArgumentException if the examples have several channels or other values
     */
    public static GreyPicture of(Dataset data, int row) {
        float[] pixels = new float[data.featureCount()];
        data.copyRow(row, pixels, 0);
        return new GreyPicture(data.shape().width(), data.shape().height(), pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /**
     * One pixel.
     *
     * @param x from the left, 0 to width - 1
     * @param y from the top, 0 to height - 1
     * @return from 0 (black) to 1 (white)
     */
    public float pixel(int x, int y) {
        return pixels[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)];
    }

    /** All pixels; {@code (height, width)} row-major, a copy. */
    public float[] pixels() {
        return pixels.clone();
    }
}
