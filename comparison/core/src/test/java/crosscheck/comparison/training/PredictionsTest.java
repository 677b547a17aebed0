package crosscheck.comparison.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.iris.Iris;
import crosscheck.scratch.measure.ConfusionMatrix;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    /** One setosa, one versicolor, one virginica. */
    private static final Dataset THREE = Iris.split().test().select(new int[] {0, 10, 20});

    @Test
    void takesTheFirstOfTheLargestOutputs() {
        Predictions predictions =
                Predictions.of(THREE, new double[] {0.5, 0.2, 0.5, 0.1, 0.2, 0.7, 0, 0, 0.25});
        assertEquals(3, predictions.size());
        assertEquals(0, predictions.predicted(0));
        assertEquals(2, predictions.predicted(1));
        assertEquals(1, predictions.label(1));
        assertEquals(0.7, predictions.probability(1));
        assertTrue(predictions.isCorrect(0));
        assertFalse(predictions.isCorrect(1));
        assertEquals(2, predictions.correct());
        assertThrows(IndexOutOfBoundsException.class, () -> predictions.label(3));
    }

    @Test
    void confusionMatrixHasActualClassesInItsRows() {
        ConfusionMatrix matrix =
                Predictions.of(THREE, new double[] {1, 0, 0, 0, 0, 1, 0, 0, 1}).confusionMatrix();
        assertEquals(1, matrix.count(0, 0));
        assertEquals(1, matrix.count(1, 2));
        assertEquals(1, matrix.count(2, 2));
        assertEquals(3, matrix.total());
    }

    @Test
    void refusesOutputsThatDoNotFitAndNan() {
        assertThrows(
                IllegalArgumentException.class, () -> Predictions.of(THREE, new double[] {1, 0}));
        double[] outputs = {1, 0, 0, 0, Double.NaN, 1, 0, 0, 1};
        String message =
                assertThrows(IllegalArgumentException.class, () -> Predictions.of(THREE, outputs))
                        .getMessage();
        assertEquals("example 1: an output is NaN", message);
    }
}
