package crosscheck.comparison.evaluate;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.scratch.measure.ConfusionMatrix;

/**
 * What one engine scored.
 *
 * @param loss the mean per example, without regularisation
 */
public record EngineEvaluation(
        EngineName engine,
        Precision precision,
        String computesWith,
        String weightsFile,
        ConfusionMatrix matrix,
        double loss) {

    /** The number of right answers; the sum of the diagonal. */
    public long correct() {
        return matrix.micro().truePositives();
    }
}
