package crosscheck.scratch.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.loss.AbsoluteError;
import crosscheck.scratch.loss.Scaling;
import crosscheck.scratch.loss.SquaredError;
import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PredictionErrorsTest {
    private final Tensor targets = Tensor.of(new double[] {1, 2, 3, 4}, 2, 2);

    /** Errors 3, -1, 0 and -4. */
    private final Tensor predictions = Tensor.of(new double[] {4, 1, 3, 0}, 2, 2);

    @Test
    void sumsAndMeansAreAsComputedByHand() {
        PredictionErrors errors = PredictionErrors.of(predictions, targets);
        assertEquals(new PredictionErrors(4, 8, 26), errors);
        assertEquals(2, errors.mae());
        assertEquals(6.5, errors.mse());
        assertEquals(Math.sqrt(6.5), errors.rmse());
    }

    @Test
    void agreesWithTheLossesOfTheSameName() {
        PredictionErrors errors = PredictionErrors.of(predictions, targets);
        assertEquals(new AbsoluteError(Scaling.SUM).value(predictions, targets), errors.sae());
        assertEquals(
                new AbsoluteError(Scaling.PER_ENTRY).value(predictions, targets), errors.mae());
        assertEquals(new SquaredError(Scaling.SUM).value(predictions, targets), errors.sse());
        assertEquals(new SquaredError(Scaling.PER_ENTRY).value(predictions, targets), errors.mse());
    }

    @Test
    void nanMakesAllOfThemNan() {
        predictions.values()[2] = Double.NaN;
        PredictionErrors errors = PredictionErrors.of(predictions, targets);
        double[] all = {errors.sae(), errors.mae(), errors.sse(), errors.mse(), errors.rmse()};
        for (double measure : all) {
            assertTrue(Double.isNaN(measure));
        }
        assertEquals(5, all.length);
    }

    @Test
    void nothingToCompareIsRejected() {
        Tensor none = new Tensor(0, 2);
        assertThrows(IllegalArgumentException.class, () -> PredictionErrors.of(none, none));
        assertThrows(
                IllegalArgumentException.class,
                () -> PredictionErrors.of(predictions, new Tensor(4, 1)));
        assertThrows(IllegalArgumentException.class, () -> new PredictionErrors(1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new PredictionErrors(1, 0, -1));
    }
}
