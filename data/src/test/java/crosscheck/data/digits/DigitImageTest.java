package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Sha256;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitImageTest {
    private static final int IMAGES = 2000;

    private static byte[] image(long seed, int number) {
        byte[] pixels = new byte[Raster.PIXELS];
        DigitImage.draw(seed, number, pixels, 0);
        return pixels;
    }

    private static int ink(byte[] pixels) {
        return IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xFF).sum();
    }

    @Test
    void everyTenImagesShowEveryDigitOnceInVaryingOrder() {
        Set<List<Integer>> orders = new HashSet<>();
        for (int block = 0; block < 100; block++) {
            int first = 10 * block;
            List<Integer> labels =
                    IntStream.range(first, first + 10)
                            .mapToObj(i -> DigitImage.label(1, i))
                            .toList();
            assertEquals(10, new HashSet<>(labels).size());
            orders.add(labels);
        }
        assertEquals(100, orders.size());
    }

    @Test
    void seedZeroDrawsToo() {
        assertTrue(ink(image(0, 0)) > 0);
    }

    @Test
    void differentSeedsDrawDifferentImages() {
        for (int i = 0; i < 20; i++) {
            assertFalse(Arrays.equals(image(1, i), image(2, i)));
        }
        assertNotEquals(
                IntStream.range(0, 20).mapToObj(i -> DigitImage.label(1, i)).toList(),
                IntStream.range(0, 20).mapToObj(i -> DigitImage.label(2, i)).toList());
    }

    @Test
    void noTwoImagesAreTheSame() {
        Set<String> sums = new HashSet<>();
        for (int i = 0; i < IMAGES; i++) {
            sums.add(Sha256.of(image(1, i)));
        }
        assertEquals(IMAGES, sums.size());
    }

    @Test
    void everyImageHasInkAndPaper() {
        for (int i = 0; i < IMAGES; i++) {
            byte[] pixels = image(1, i);
            double share = ink(pixels) / (255.0 * Raster.PIXELS);
            assertTrue(share > 0.02 && share < 0.35, "image " + i + ": " + share);
            int darkest =
                    IntStream.range(0, Raster.PIXELS).map(p -> pixels[p] & 0xFF).max().orElse(0);
            assertTrue(darkest >= 190, "image " + i + ": " + darkest);
        }
    }

    @Test
    void hardlyAnyInkTouchesTheBorder() {
        long border = 0;
        long all = 0;
        for (int i = 0; i < IMAGES; i++) {
            byte[] pixels = image(1, i);
            all += ink(pixels);
            for (int j = 0; j < Raster.SIDE; j++) {
                border += pixels[j] & 0xFF;
                border += pixels[Raster.PIXELS - 1 - j] & 0xFF;
                border += pixels[j * Raster.SIDE] & 0xFF;
                border += pixels[j * Raster.SIDE + Raster.SIDE - 1] & 0xFF;
            }
        }
        assertTrue(border < all / 1000, border + " of " + all);
    }
}
