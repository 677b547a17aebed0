package crosscheck.comparison.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** A small PNG image that a page carries in itself. */
final class Picture {
    /**
     * The most colours of an indexed image (one byte each), which is a third as large as another.
     */
    private static final int MOST_INDEXED = 256;

    private Picture() {}

    /**
     * Paints an image.
     *
     * @param width pixels
     * @param height pixels
     * @param rgb the colour at x and y, from the top left
     */
    static String dataUri(int width, int height, IntBinaryOperator rgb) {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = rgb.applyAsInt(x, y) & 0xffffff;
            }
        }
        int[] colours = Arrays.stream(pixels).distinct().sorted().toArray();
        BufferedImage image =
                colours.length <= MOST_INDEXED
                        ? new BufferedImage(
                                width,
                                height,
                                BufferedImage.TYPE_BYTE_INDEXED,
                                new IndexColorModel(
                                        8,
                                        colours.length,
                                        colours,
                                        0,
                                        false,
                                        -1,
                                        DataBuffer.TYPE_BYTE))
                        : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
