package crosscheck.data.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/**
 * How bright the pixels of an image are, over white paper:
 *
 * <pre>{@code
 * grey = 0.299 red + 0.587 green + 0.114 blue        pixel = alpha grey + (1 - alpha)
 * }</pre>
 *
 * <p>The numbers of an image of greys are taken as they are: the JDK thinks of them as linear and
 * would make other colours of them.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-BT.601">Recommendation ITU-R BT.601</a>
 */
final class Luminance {
    private Luminance() {}

    static GreyPicture of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean greys =
                model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                        && image.getRaster().getNumBands() == model.getNumComponents();
        float[] pixels = greys ? ofGreys(image) : ofColours(image);
        return new GreyPicture(image.getWidth(), image.getHeight(), pixels);
    }

    private static float[] ofGreys(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        double white = (1L << model.getComponentSize(0)) - 1;
        double opaque = model.hasAlpha() ? (1L << model.getComponentSize(1)) - 1 : 1;
        int width = image.getWidth();
        float[] pixels = new float[width * image.getHeight()];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % width;
            int y = i / width;
            double alpha = model.hasAlpha() ? raster.getSample(x, y, 1) / opaque : 1;
            pixels[i] = overWhite(raster.getSample(x, y, 0) / white, alpha);
        }
        return pixels;
    }

    private static float[] ofColours(BufferedImage image) {
        int width = image.getWidth();
        float[] pixels = new float[width * image.getHeight()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = ofColour(image.getRGB(i % width, i / width));
        }
        return pixels;
    }

    static float ofColour(int argb) {
        double grey =
                (0.299 * (argb >> 16 & 0xFF) + 0.587 * (argb >> 8 & 0xFF) + 0.114 * (argb & 0xFF))
                        / 255;
        return overWhite(grey, (argb >>> 24) / 255.0);
    }

    private static float overWhite(double grey, double alpha) {
        return (float) Math.min(1, alpha * grey + (1 - alpha));
    }
}
