package crosscheck.dl4j.datavec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import crosscheck.data.augment.Augmentation;
import crosscheck.data.augment.Move;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.iris.Iris;
import crosscheck.dl4j.runtime.ImageLibrary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AugmentedImagesTest {
    private static final Augmentation BOTH = new Augmentation(3, 15);
    private static final Dataset DIGITS = DrawnDigits.draw(200, 1, 1).train();

    @BeforeAll
    static void start() {
        ImageLibrary.start();
    }

    private static float[] features(Dataset data) {
        float[] all = new float[data.size() * data.featureCount()];
        for (int row = 0; row < data.size(); row++) {
            data.copyRow(row, all, row * data.featureCount());
        }
        return all;
    }

    private static float[] row(Dataset data, int row) {
        float[] pixels = new float[data.featureCount()];
        data.copyRow(row, pixels, 0);
        return pixels;
    }

    /** Interpolates at exact places, in double, and takes 0 for what lies outside. */
    private static float[] exact(float[] image, int width, int height, Move move) {
        double cosine = Math.cos(Math.toRadians(move.degrees()));
        double sine = Math.sin(Math.toRadians(move.degrees()));
        float[] moved = new float[image.length];
        for (int i = 0; i < moved.length; i++) {
            double x = i % width - (width - 1) / 2.0 - move.right();
            double y = i / width - (height - 1) / 2.0 - move.down();
            double fromX = cosine * x + sine * y + (width - 1) / 2.0;
            double fromY = cosine * y - sine * x + (height - 1) / 2.0;
            int left = (int) Math.floor(fromX);
            int top = (int) Math.floor(fromY);
            double sum = 0;
            for (int corner = 0; corner < 4; corner++) {
                int column = left + corner % 2;
                int line = top + corner / 2;
                if (column >= 0 && column < width && line >= 0 && line < height) {
                    sum +=
                            (1 - Math.abs(fromX - column))
                                    * (1 - Math.abs(fromY - line))
                                    * image[line * width + column];
                }
            }
            moved[i] = (float) sum;
        }
        return moved;
    }

    private static float[] noise(int length) {
        Random random = new Random(1);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextInt(2) * random.nextFloat();
        }
        return values;
    }

    /**
     * Places are rounded to 1/32 of a pixel, by 1/64 at most in either direction, and neighbours
     * differ by 1 at most: 1/32 in all. Measured: 0.0248.
     */
    @Test
    void dataVecMovesAsTheFormulaSays() {
        double worst = 0;
        int checked = 0;
        for (int[] size : new int[][] {{28, 28}, {9, 14}, {14, 9}, {2, 5}}) {
            float[] image = noise(size[0] * size[1]);
            for (int row = 0; row < 100; row++) {
                Move move = new Augmentation(3, 180).move(1, 0, row);
                float[] moved = image.clone();
                new WarpedImage(size[0], size[1]).warp(moved, 0, move);
                float[] expected = exact(image, size[0], size[1], move);
                for (int i = 0; i < moved.length; i++) {
                    worst = Math.max(worst, Math.abs(moved[i] - expected[i]));
                    checked++;
                }
            }
        }
        assertEquals(100 * (784 + 126 + 126 + 10), checked);
        assertTrue(worst <= 1 / 32.0, "worst " + worst);
        assertTrue(worst > 0, "something was interpolated");
    }

    @Test
    void wholeShiftsAreExactAndLeaveZeroBehind() {
        float[] image = noise(784);
        for (int right = -10; right <= 10; right++) {
            Move move = new Move(0, right, 3 - Math.abs(right) / 2);
            float[] moved = image.clone();
            new WarpedImage(28, 28).warp(moved, 0, move);
            assertArrayEquals(exact(image, 28, 28, move), moved, move.toString());
        }
        float[] still = image.clone();
        new WarpedImage(28, 28).warp(still, 0, new Move(0, 0, 0));
        assertArrayEquals(image, still);
    }

    @Test
    void aQuarterTurnMovesTheTopToTheRight() {
        float[] image = new float[784];
        image[3 * 28 + 10] = 1; // line 3, column 10
        new WarpedImage(28, 28).warp(image, 0, new Move(90, 0, 0));
        assertEquals(1, image[10 * 28 + 24], 1e-6); // line 10, column 27 - 3
        assertEquals(1, sum(image), 1e-5);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void theSameSeedAndEpochGiveTheSameBits() throws Exception {
        float[] once = features(AugmentedImages.of(DIGITS, BOTH, 7, 3));
        assertArrayEquals(once, features(AugmentedImages.of(DIGITS, BOTH, 7, 3)));
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            float[] alone =
                    one.submit(() -> features(AugmentedImages.of(DIGITS, BOTH, 7, 3))).get();
            assertArrayEquals(once, alone, "on one thread");
        } finally {
            one.shutdown();
        }
        float[] first = features(AugmentedImages.of(DIGITS.slice(0, 50), BOTH, 7, 3));
        assertArrayEquals(Arrays.copyOf(once, first.length), first, "a row by itself");
    }

    @Test
    void everyEpochAndSeedMovesOtherwise() {
        float[] here = features(AugmentedImages.of(DIGITS, BOTH, 7, 3));
        assertFalse(Arrays.equals(here, features(AugmentedImages.of(DIGITS, BOTH, 7, 4))));
        assertFalse(Arrays.equals(here, features(AugmentedImages.of(DIGITS, BOTH, 8, 3))));
        assertFalse(Arrays.equals(here, features(DIGITS)));
    }

    @Test
    void rowsKeepTheirLabelsAndTheTrainingSetStays() {
        float[] before = features(DIGITS);
        Dataset moved = AugmentedImages.of(DIGITS, BOTH, 1, 0);
        assertArrayEquals(before, features(DIGITS));
        assertEquals(DIGITS.size(), moved.size());
        assertEquals(DIGITS.name(), moved.name());
        assertEquals(DIGITS.provenance(), moved.provenance());
        for (int row = 0; row < moved.size(); row++) {
            assertEquals(DIGITS.label(row), moved.label(row));
            Move move = BOTH.move(1, 0, row);
            float[] expected = exact(row(DIGITS, row), 28, 28, move);
            assertArrayEquals(expected, row(moved, row), 1 / 32f, "row " + row);
        }
    }

    @Test
    void everyChannelMovesAlike() {
        float[] plane = noise(40);
        float[] features = new float[80];
        System.arraycopy(plane, 0, features, 0, 40);
        System.arraycopy(plane, 0, features, 40, 40);
        Dataset colours =
                new Dataset(
                        "colours",
                        new ExampleShape(2, 5, 8),
                        features,
                        new int[1],
                        List.of("a", "b"),
                        new Provenance("made", Map.of()));
        float[] moved = row(AugmentedImages.of(colours, new Augmentation(1, 20), 1, 0), 0);
        assertArrayEquals(Arrays.copyOf(moved, 40), Arrays.copyOfRange(moved, 40, 80));
        assertFalse(Arrays.equals(plane, Arrays.copyOf(moved, 40)));
    }

    @Test
    void plainNumbersAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AugmentedImages.of(Iris.dataset(), BOTH, 1, 0));
    }

    /** An image has 3 KB here, so that one kept for each would be 60 MB. */
    @Test
    void nothingNativeIsKept() {
        AugmentedImages.of(DIGITS, BOTH, 1, 0);
        long before = Pointer.totalBytes();
        for (int epoch = 0; epoch < 100; epoch++) {
            AugmentedImages.of(DIGITS, BOTH, 1, epoch);
        }
        long kept = Pointer.totalBytes() - before;
        assertTrue(kept < 10_000_000, kept + " bytes for 20,000 images");
    }
}
