package crosscheck.data.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import crosscheck.data.digits.DrawnDigits;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitPreparationTest {
    private static final Dataset DIGITS = DrawnDigits.draw(1, 40, 7).test();

    /** Where a digit is drawn, with which greys. */
    private record Canvas(int width, int height, int left, int top, float paper, float ink) {
        /** Every pixel of the 28 x 28 becomes {@code scale * scale}. */
        GreyPicture draw(int row, int scale) {
            float[] pixels = new float[width * height];
            for (int i = 0; i < pixels.length; i++) {
                int x = Math.floorDiv(i % width - left, scale);
                int y = Math.floorDiv(i / width - top, scale);
                boolean inside = x >= 0 && x < 28 && y >= 0 && y < 28;
                float share = inside ? DIGITS.feature(row, y * 28 + x) : 0;
                pixels[i] = paper + share * (ink - paper);
            }
            return new GreyPicture(width, height, pixels);
        }
    }

    private static GreyPicture prepare(GreyPicture picture) {
        try {
            return DigitPreparation.prepare(picture, "test");
        } catch (InvalidDataException e) {
            throw new AssertionError(e);
        }
    }

    private static double[] centreOfMass(GreyPicture picture) {
        double mass = 0;
        double[] moments = new double[2];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                mass += picture.pixel(x, y);
                moments[0] += x * picture.pixel(x, y);
                moments[1] += y * picture.pixel(x, y);
            }
        }
        return new double[] {moments[0] / mass, moments[1] / mass};
    }

    private static int[] boxOf(GreyPicture picture) {
        int[] box = {28, 28, -1, -1}; // left, top, right, bottom
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                if (picture.pixel(x, y) > 0) {
                    box =
                            new int[] {
                                Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), y
                            };
                }
            }
        }
        return box;
    }

    @Test
    void digitFillsItsBoxAndItsCentreOfMassIsInTheMiddle() {
        int checked = 0;
        for (int row = 0; row < DIGITS.size(); row++) {
            GreyPicture prepared = prepare(new Canvas(300, 200, 90, 20, 1, 0).draw(row, 5));
            double[] centre = centreOfMass(prepared);
            assertEquals(14, centre[0], 0.51, "rounding to 1/255 moves it by a hundredth");
            assertEquals(14, centre[1], 0.51);
            int[] box = boxOf(prepared);
            int longer = Math.max(box[2] - box[0], box[3] - box[1]) + 1;
            assertTrue(longer >= 19 && longer <= 20, "longer side " + longer);
            float most = 0;
            for (float pixel : prepared.pixels()) {
                most = Math.max(most, pixel);
            }
            assertEquals(1, most);
            checked++;
        }
        assertEquals(40, checked);
    }

    @Test
    void polarityContrastAndPlaceMakeNoDifference() {
        Canvas[] canvases = {
            new Canvas(300, 200, 90, 20, 1, 0), // black on white
            new Canvas(300, 200, 90, 20, 0, 1), // white on black
            new Canvas(200, 300, 30, 130, 0.8f, 0.3f), // a pale photograph, on end
            new Canvas(200, 300, 0, 0, 0.25f, 0.75f), // chalk, in the corner
            new Canvas(140, 140, 0, 0, 0.5f, 1), // nothing around
            new Canvas(1000, 700, 800, 500, 0.4f, 0.1f) // grey paper
        };
        int checked = 0;
        for (int row = 0; row < 10; row++) {
            float[] expected = prepare(canvases[0].draw(row, 5)).pixels();
            for (Canvas canvas : canvases) {
                assertArrayEquals(
                        expected,
                        prepare(canvas.draw(row, 5)).pixels(),
                        2.01f / 255,
                        canvas.toString());
                checked++;
            }
        }
        assertEquals(60, checked);
    }

    @Test
    void sizeMakesHardlyADifference() {
        for (int row = 0; row < 10; row++) {
            float[] expected = prepare(new Canvas(40, 40, 5, 5, 1, 0).draw(row, 1)).pixels();
            float[] large = prepare(new Canvas(600, 600, 20, 9, 1, 0).draw(row, 20)).pixels();
            double sum = 0;
            for (int i = 0; i < expected.length; i++) {
                sum += Math.abs(expected[i] - large[i]);
            }
            assertTrue(sum / expected.length < 1e-3, "mean difference " + sum / expected.length);
        }
    }

    @Test
    void areaAveragingKeepsTheMeanAndTheOrder() {
        float[] amounts = {1, 0, 0, 1, 1, 1};
        Ink ink = new Ink(3, 2, amounts);
        Ink smaller = ink.resized(2, 1);
        // columns of 1.5: (1 + 0/2) / 1.5 above, (1 + 1/2) / 1.5 below; then the mean of both rows
        assertEquals((1 / 1.5 + 1) / 2, smaller.at(0, 0), 1e-7);
        assertEquals((0 + 1) / 2.0, smaller.at(1, 0), 1e-7);
        Ink larger = ink.resized(6, 4);
        assertEquals(1, larger.at(1, 1));
        assertEquals(0, larger.at(2, 0));
        assertEquals(1, larger.at(5, 3));
    }

    @Test
    void oneStrokeKeepsItsShape() {
        float[] pixels = new float[100 * 100];
        for (int y = 10; y < 90; y++) {
            for (int x = 70; x < 78; x++) {
                pixels[y * 100 + x] = 1;
            }
        }
        GreyPicture prepared = prepare(new GreyPicture(100, 100, pixels));
        assertArrayEquals(new int[] {14, 5, 15, 24}, boxOf(prepared), "2 x 20 around (14, 14)");
    }

    @Test
    void boxStaysInsideWhereTheInkIsAllOnOneSide() {
        float[] pixels = new float[80 * 80];
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 80; x++) {
                boolean block = x >= 56 && x < 76 && y >= 4 && y < 76;
                boolean line = x >= 4 && x < 56 && y == 40;
                pixels[y * 80 + x] = block || line ? 1 : 0;
            }
        }
        int[] box = boxOf(prepare(new GreyPicture(80, 80, pixels)));
        assertArrayEquals(new int[] {0, 19}, new int[] {box[0], box[2]});
    }

    @Test
    void blankPicturesAreRefused() {
        float[] nearlyWhite = new float[100];
        Arrays.fill(nearlyWhite, 0.95f);
        nearlyWhite[55] = 0.9f;
        for (float[] pixels : new float[][] {new float[100], nearlyWhite}) {
            String message =
                    assertThrows(
                                    InvalidDataException.class,
                                    () ->
                                            DigitPreparation.prepare(
                                                    new GreyPicture(10, 10, pixels), "a.png"))
                            .getMessage();
            assertTrue(message.startsWith("a.png shows nothing"), message);
        }
    }

    @Test
    void oneDotIsADigitOfTwentyByTwenty() {
        float[] pixels = new float[9];
        pixels[4] = 1;
        assertArrayEquals(new int[] {5, 5, 24, 24}, boxOf(prepare(new GreyPicture(3, 3, pixels))));
    }

    // ---- pictures that are examples already --------------------------------------------------

    private static GreyPicture example(GreyPicture picture) {
        try {
            return DigitPreparation.example(picture, "test");
        } catch (InvalidDataException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void examplesOnDarkPaperAreTakenAsTheyAre() {
        for (int row = 0; row < DIGITS.size(); row++) {
            GreyPicture digit = GreyPicture.of(DIGITS, row);
            assertArrayEquals(digit.pixels(), example(digit).pixels(), "row " + row);
        }
        assertArrayEquals(
                new float[784],
                example(new GreyPicture(28, 28, new float[784])).pixels(),
                "even a blank one");
    }

    @Test
    void greysBetweenTwoOf255AreRounded() {
        float[] pixels = new float[784];
        pixels[400] = 0.5f;
        assertEquals(128 / 255f, example(new GreyPicture(28, 28, pixels)).pixel(8, 14));
    }

    @Test
    void lightPaperAndOtherSizesArePrepared() {
        GreyPicture light = new Canvas(28, 28, 0, 0, 1, 0).draw(3, 1);
        GreyPicture wide = new Canvas(29, 28, 0, 0, 0, 1).draw(3, 1);
        GreyPicture prepared = prepare(GreyPicture.of(DIGITS, 3));
        for (GreyPicture picture : new GreyPicture[] {light, wide}) {
            assertArrayEquals(prepare(picture).pixels(), example(picture).pixels());
            assertArrayEquals(prepared.pixels(), example(picture).pixels(), 0.02f);
        }
    }
}
