package crosscheck.scratch.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    /** The lecture's cats, dogs and rabbits. */
    private final ConfusionMatrix animals =
            ConfusionMatrix.ofCounts(new long[][] {{5, 3, 0}, {2, 3, 1}, {0, 2, 11}});

    @Test
    void lecturesAnimalsHaveTheirAccuracy() {
        assertEquals(27, animals.total());
        assertEquals(19.0 / 27, animals.accuracyFraction());
    }

    @Test
    void eachAnimalAgainstTheRestIsAsCountedByHand() {
        BinaryCounts[] byHand = { // TP, FP, FN, TN
            new BinaryCounts(5, 2, 3, 17),
            new BinaryCounts(3, 5, 3, 16),
            new BinaryCounts(11, 1, 2, 13)
        };
        double[][] ratios = { // precision, recall, false positive rate, F1, accuracy
            {5.0 / 7, 5.0 / 8, 2.0 / 19, 10.0 / 15, 22.0 / 27},
            {3.0 / 8, 3.0 / 6, 5.0 / 21, 6.0 / 14, 19.0 / 27},
            {11.0 / 12, 11.0 / 13, 1.0 / 14, 22.0 / 25, 24.0 / 27},
        };
        int checked = 0;
        for (int c = 0; c < 3; c++) {
            BinaryCounts counts = animals.oneVersusRest(c);
            assertEquals(byHand[c], counts);
            assertEquals(ratios[c][0], counts.precision());
            assertEquals(ratios[c][1], counts.recall());
            assertEquals(ratios[c][2], counts.falsePositiveRate());
            assertEquals(ratios[c][3], counts.f1());
            assertEquals(ratios[c][4], counts.accuracyFraction());
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void macroAveragesAreMeansOfTheClasses() {
        assertEquals(
                (5.0 / 7 + 3.0 / 8 + 11.0 / 12) / 3, animals.macro(BinaryCounts::precision), 1e-15);
        assertEquals(
                (5.0 / 8 + 3.0 / 6 + 11.0 / 13) / 3, animals.macro(BinaryCounts::recall), 1e-15);
        assertEquals(
                (10.0 / 15 + 6.0 / 14 + 22.0 / 25) / 3, animals.macro(BinaryCounts::f1), 1e-15);
    }

    @Test
    void microAveragesAreTheAccuracyExceptForFalsePositives() {
        assertEquals(new BinaryCounts(19, 8, 8, 46), animals.micro());
        assertEquals(19.0 / 27, animals.micro().precision());
        assertEquals(19.0 / 27, animals.micro().recall());
        assertEquals(19.0 / 27, animals.micro().f1());
        assertEquals(8.0 / 54, animals.micro().falsePositiveRate());
    }

    @Test
    void nothingOfNothingIsNanAndNeverZero() {
        // class 1 occurs and is never predicted, class 2 is predicted and never occurs, class 3
        // neither
        ConfusionMatrix matrix =
                ConfusionMatrix.ofCounts(
                        new long[][] {{4, 0, 1, 0}, {2, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}});
        double[][] expected = { // precision, recall, F1
            {4.0 / 6, 4.0 / 5, 8.0 / 11},
            {Double.NaN, 0, 0},
            {0, Double.NaN, 0},
            {Double.NaN, Double.NaN, Double.NaN},
        };
        int checked = 0;
        for (int c = 0; c < expected.length; c++) {
            BinaryCounts counts = matrix.oneVersusRest(c);
            assertEquals(expected[c][0], counts.precision());
            assertEquals(expected[c][1], counts.recall());
            assertEquals(expected[c][2], counts.f1());
            checked++;
        }
        assertEquals(4, checked);
        assertTrue(Double.isNaN(matrix.macro(BinaryCounts::precision)));
        assertTrue(Double.isNaN(matrix.macro(BinaryCounts::recall)));
        assertTrue(Double.isNaN(matrix.macro(BinaryCounts::f1)));
        assertEquals(4.0 / 7, matrix.micro().precision());
    }

    @Test
    void oneClassOnlyHasNoFalsePositiveRate() {
        ConfusionMatrix matrix = ConfusionMatrix.ofCounts(new long[][] {{3}});
        assertEquals(1, matrix.accuracyFraction());
        assertTrue(Double.isNaN(matrix.oneVersusRest(0).falsePositiveRate()));
    }

    @Test
    void withoutExamplesEverythingIsNan() {
        ConfusionMatrix empty = ConfusionMatrix.of(new int[0], new int[0], 2);
        assertEquals(0, empty.total());
        assertTrue(Double.isNaN(empty.accuracyFraction()));
        assertTrue(Double.isNaN(empty.micro().recall()));
        assertTrue(Double.isNaN(empty.oneVersusRest(0).accuracyFraction()));
    }

    @Test
    void labelsAreRowsAndPredictionsColumns() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(new int[] {0, 0, 0, 2, 1}, new int[] {0, 2, 2, 1, 1}, 3);
        long[][] expected = {{1, 0, 2}, {0, 1, 0}, {0, 1, 0}};
        int checked = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(expected[i][j], matrix.count(i, j), i + ", " + j);
                checked++;
            }
        }
        assertEquals(9, checked);
        assertEquals(3, matrix.classCount());
    }

    @Test
    void countsOfRandomPredictionsAddUp() {
        Random random = new Random(1);
        int[] labels = random.ints(500, 0, 7).toArray();
        int[] predictions = random.ints(500, 0, 7).toArray();
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, predictions, 7);
        long[] sums = new long[4];
        for (int c = 0; c < 7; c++) {
            BinaryCounts counts = matrix.oneVersusRest(c);
            assertEquals(counted(labels, predictions, c), counts);
            sums[0] += counts.truePositives();
            sums[1] += counts.falsePositives();
            sums[2] += counts.falseNegatives();
            sums[3] += counts.trueNegatives();
        }
        assertEquals(new BinaryCounts(sums[0], sums[1], sums[2], sums[3]), matrix.micro());
        assertEquals(500, matrix.total());
    }

    private static BinaryCounts counted(int[] labels, int[] predictions, int c) {
        long[] counts = new long[4];
        for (int i = 0; i < labels.length; i++) {
            counts[(labels[i] == c ? 0 : 2) + (predictions[i] == c ? 0 : 1)]++;
        }
        return new BinaryCounts(counts[0], counts[2], counts[1], counts[3]);
    }

    @Test
    void changingTheGivenCountsChangesNothing() {
        long[][] given = {{1, 2}, {3, 4}};
        ConfusionMatrix matrix = ConfusionMatrix.ofCounts(given);
        given[0][0] = 99;
        assertEquals(1, matrix.count(0, 0));
    }

    @Test
    void wrongArgumentsAreRejected() {
        long[][][] wrong = {{}, {{1, 2}}, {{1, 2}, {3}}, {{1, -2}, {3, 4}}};
        int checked = 0;
        for (long[][] counts : wrong) {
            assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.ofCounts(counts));
            checked++;
        }
        int[][][] pairs = {
            {{0, 1}, {0}}, {{0, 2}, {0, 1}}, {{0, 1}, {0, 2}}, {{-1}, {0}}, {{0}, {-1}}
        };
        for (int[][] pair : pairs) {
            assertThrows(
                    IllegalArgumentException.class, () -> ConfusionMatrix.of(pair[0], pair[1], 2));
            checked++;
        }
        assertEquals(4 + 5, checked);
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfusionMatrix.of(new int[0], new int[0], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> animals.count(3, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> animals.oneVersusRest(-1));
        assertThrows(IllegalArgumentException.class, () -> new BinaryCounts(0, 0, 0, -1));
    }
}
