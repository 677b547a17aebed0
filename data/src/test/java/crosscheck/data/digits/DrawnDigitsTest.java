package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnDigitsTest {
    /** Frozen: a change of one pixel or label of these 300 images changes it. */
    private static final String GOLDEN =
            "9dbd3c22a811d7f88c4400c597fe9cf47d124591d64678b668e62e6a27c44598";

    /** Frozen: that of the usual 70,000 images. */
    private static final String STANDARD_GOLDEN =
            "fdc9a4804a5d99281abed4502b514642172838fcfeebeb5cd3ecacf65613fd45";

    private static final DrawnDigits SMALL = DrawnDigits.draw(200, 100, 1);

    private static float[] row(Dataset dataset, int row) {
        float[] features = new float[dataset.featureCount()];
        dataset.copyRow(row, features, 0);
        return features;
    }

    @Test
    void sameSeedGivesTheFrozenBytes() {
        assertEquals(GOLDEN, SMALL.provenance().sha256());
        assertEquals(SMALL.provenance(), DrawnDigits.draw(200, 100, 1).provenance());
    }

    @Test
    void standardSetHasTheFrozenBytes() {
        Provenance provenance = DrawnDigits.standard().provenance();
        assertEquals("drawn by the program, seed 1, 60000 + 10000", provenance.source());
        assertEquals(STANDARD_GOLDEN, provenance.sha256());
    }

    @Test
    void differentSeedGivesOtherBytes() {
        assertNotEquals(GOLDEN, DrawnDigits.draw(200, 100, 2).provenance().sha256());
    }

    @Test
    void drawingInParallelGivesWhatDrawingOneAfterTheOtherGives() {
        byte[] pixels = new byte[Raster.PIXELS];
        Dataset train = SMALL.train();
        for (int i = 0; i < train.size(); i++) {
            Arrays.fill(pixels, (byte) 0);
            DigitImage.draw(1, i, pixels, 0);
            float[] expected = new float[Raster.PIXELS];
            for (int j = 0; j < expected.length; j++) {
                expected[j] = (pixels[j] & 0xFF) / 255f;
            }
            assertArrayEquals(expected, row(train, i));
            assertEquals(DigitImage.label(1, i), train.label(i));
        }
    }

    @Test
    void imageDoesNotDependOnTheCountsAndTestFollowsTrain() {
        Dataset longer = DrawnDigits.draw(300, 1, 1).train();
        Dataset train = SMALL.train();
        Dataset test = SMALL.test();
        for (int i = 0; i < 300; i++) {
            Dataset part = i < 200 ? train : test;
            assertArrayEquals(row(longer, i), row(part, i % 200));
            assertEquals(longer.label(i), part.label(i % 200));
        }
    }

    @Test
    void partsAreNamedShapedAndBalanced() {
        for (Dataset part : List.of(SMALL.train(), SMALL.test())) {
            assertEquals("digits", part.name());
            assertEquals(ExampleShape.image(28, 28), part.shape());
            assertEquals(
                    List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), part.classNames());
            assertEquals(SMALL.provenance(), part.provenance());
            int[] counts = new int[10];
            for (int i = 0; i < part.size(); i++) {
                counts[part.label(i)]++;
            }
            for (int count : counts) {
                assertEquals(part.size() / 10, count);
            }
        }
        assertEquals(200, SMALL.train().size());
        assertEquals(100, SMALL.test().size());
    }

    @Test
    void pixelsUseTheWholeRangeFromZeroToOne() {
        boolean[] seen = new boolean[256];
        Dataset train = SMALL.train();
        for (int i = 0; i < train.size(); i++) {
            for (float feature : row(train, i)) {
                int pixel = Math.round(feature * 255);
                assertEquals(pixel / 255f, feature);
                seen[pixel] = true;
            }
        }
        for (int pixel = 0; pixel < 256; pixel++) {
            assertTrue(seen[pixel], "no pixel is " + pixel);
        }
    }

    @Test
    void provenanceTellsHowItWasMade() {
        assertEquals("drawn by the program, seed 1, 200 + 100", SMALL.provenance().source());
        assertEquals(
                List.of(
                        "train-images-idx3-ubyte",
                        "train-labels-idx1-ubyte",
                        "t10k-images-idx3-ubyte",
                        "t10k-labels-idx1-ubyte"),
                List.copyOf(SMALL.provenance().sha256ByFile().keySet()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE})
    void rejectsCountsOutsideTheRange(int count) {
        IllegalArgumentException training =
                assertThrows(IllegalArgumentException.class, () -> DrawnDigits.draw(count, 10, 1));
        assertEquals(
                "the number of training images must be from 1 to 1000000, not " + count,
                training.getMessage());
        IllegalArgumentException test =
                assertThrows(IllegalArgumentException.class, () -> DrawnDigits.draw(10, count, 1));
        assertEquals(
                "the number of test images must be from 1 to 1000000, not " + count,
                test.getMessage());
    }
}
