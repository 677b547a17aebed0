package crosscheck.comparison.predict;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import java.util.List;

/**
 * What one engine says of some examples.
 *
 * @param outputs of shape {@code (examples, classes)}
 */
public record Prediction(
        EngineName engine,
        Precision precision,
        String computesWith,
        String weightsFile,
        List<List<Double>> outputs) {

    public Prediction {
        outputs = outputs.stream().map(List::copyOf).toList();
    }

    /**
     * The class with the largest output.
     *
     * @param example 0 for the first
     * @return the first such class, from 0 on
     */
    public int mostLikely(int example) {
        List<Double> row = outputs.get(example);
        int best = 0;
        for (int label = 1; label < row.size(); label++) {
            if (row.get(label) > row.get(best)) {
                best = label;
            }
        }
        return best;
    }
}
