package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static BufferedImage image(String dataUri) throws IOException {
        byte[] png = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    private static double luminance(int rgb) {
        return 0.2126 * (rgb >> 16) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
    }

    @Test
    void zeroIsWhiteAndTheSignsAreBlueAndOrange() throws IOException {
        ImageGrid grid =
                new ImageGrid(
                        "t",
                        "f",
                        ColourScale.DIVERGING,
                        List.of(
                                new LabelledImage("a", new Matrix(1, 2, new double[] {0, 2})),
                                new LabelledImage("b", new Matrix(1, 1, new double[] {-2}))));
        BufferedImage first = image(grid.tiles().get(0).source());
        assertEquals(0xffffff, rgb(first, 0, 0));
        assertEquals(0xb35900, rgb(first, first.getWidth() - 1, 0));
        BufferedImage second = image(grid.tiles().get(1).source());
        assertEquals(0x08306b, rgb(second, 0, 0));
        int middle = second.getWidth() / 2;
        assertEquals(0xffffff, rgb(second, middle, middle), "the dot of a negative number");
        assertEquals(
                List.of(
                        new Swatch("#08306b", "-2"),
                        new Swatch("#5590c7", "-1"),
                        new Swatch("#ffffff", "0"),
                        new Swatch("#f3b744", "1"),
                        new Swatch("#b35900", "2")),
                grid.swatches());
    }

    @Test
    void sequentialColoursGrowLighterInGrey() {
        double before = -1;
        int steps = 0;
        for (int i = 0; i <= 20; i++) {
            double now = luminance(ColourScale.SEQUENTIAL.rgb(i / 20.0));
            assertTrue(now > before, i + ": " + now);
            before = now;
            steps++;
        }
        assertEquals(21, steps);
        assertEquals(0x808080, ColourScale.SEQUENTIAL.rgb(Double.NaN));
    }

    @Test
    void surfaceHasItsLeastLeftAndItsTopAbove() throws IOException {
        Surface surface =
                Surface.of("h", 0, 1, 10, 20, List.of(0.0, 10.0, 11.0, 25.0), (x, y) -> x + y);
        BufferedImage image = image(surface.image());
        int last = image.getWidth() - 1;
        assertEquals(surface.bands().get(1).colour(), hex(rgb(image, 0, last)), "10, bottom left");
        assertEquals(surface.bands().get(2).colour(), hex(rgb(image, 0, 0)), "20, top left");
        assertEquals("10 to 11", surface.bands().get(1).text());
    }

    @Test
    void groupsShareOneScale() throws IOException {
        ImageGroups groups =
                new ImageGroups(
                        "t",
                        "f",
                        ColourScale.INK,
                        List.of(group("a", new double[] {1, 0}), group("b", new double[] {4, 2})));
        BufferedImage half = image(groups.tileGroups().get(1).tiles().get(0).source());
        assertEquals(0x000000, rgb(half, 0, 0), "4 is the largest of all");
        int grey = rgb(half, half.getWidth() - 1, 0) & 0xff;
        assertEquals(0x80, grey, 2);
        BufferedImage quarter = image(groups.tileGroups().get(0).tiles().get(0).source());
        assertEquals(0xbf, rgb(quarter, 0, 0) & 0xff, 2);
    }

    private static ImageGroups.Group group(String name, double[] pixels) {
        return new ImageGroups.Group(
                name, List.of(new LabelledImage("x", new Matrix(1, 2, pixels))));
    }

    @Test
    void imagesOfFewColoursAndOfManyKeepThem() throws IOException {
        for (int colours : new int[] {256, 257}) {
            BufferedImage image = image(Picture.dataUri(colours, 1, (x, y) -> 0x10000 + 3 * x));
            for (int x = 0; x < colours; x++) {
                assertEquals(0x10000 + 3 * x, rgb(image, x, 0), colours + " colours, " + x);
            }
        }
    }

    private static String hex(int rgb) {
        return String.format("#%06x", rgb);
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Surface.of("h", 0, 1, List.of(1.0, 1.0), (x, y) -> x));
        assertThrows(
                IllegalArgumentException.class,
                () -> Surface.of("h", 0, 1, List.of(1.0), (x, y) -> x));
        assertThrows(IllegalArgumentException.class, () -> new Matrix(2, 2, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Axis.of("x").from(1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PageTable.of("c", List.of("a"), List.of(List.of("1", "2"))));
    }
}
