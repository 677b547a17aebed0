package crosscheck.scratch.perceptron;

import crosscheck.data.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The perceptron's learning rule with labels 0 and 1 and a threshold that does not learn, from
 * weights 0.
 *
 * <pre>{@code
 * y = 1 if w . x >= T, else 0
 * w_i += (d - y) x_i          d: the label; only inputs that are not 0 move their weight
 * stop when the mean |d - y| of a pass is below a bound
 * }</pre>
 *
 * @see <a href="http://ciml.info/dl/v0_99/ciml-v0_99-ch04.pdf">H. Daume III, A Course in Machine
 *     Learning, v0.99, chapter 4</a>
 */
public final class BooleanPerceptron {
    private final double threshold;
    private final double errorBound;

    /**
     * A rule with its two settings.
     *
     * @param errorBound the mean error of a pass below which training stops, above 0
     * @throws IllegalArgumentException if the bound is not above 0
     */
    public BooleanPerceptron(double threshold, double errorBound) {
        if (!(errorBound > 0)) {
            throw new IllegalArgumentException(
                    "the error bound must be above 0, not " + errorBound);
        }
        this.threshold = threshold;
        this.errorBound = errorBound;
    }

    /**
     * What the unit puts out.
     *
     * @param x inputs; not modified
     * @return 1 if the weighted sum reaches the threshold, else 0
     */
    public int output(List<Double> weights, double... x) {
        return new LinearUnit(weights, 0).activation(x) >= threshold ? 1 : 0;
    }

    /**
     * Trains on examples in their order.
     *
     * @param data at least one example, labels 0 and 1
     * @param maxPasses at least 1
     * @return the unit, its bias minus the threshold throughout, with its history
     * @throws IllegalArgumentException if there is no pass or no example
     */
    public TrainedUnit train(Dataset data, int maxPasses) {
        if (maxPasses < 1 || data.size() < 1) {
            throw new IllegalArgumentException(
                    "at least 1 pass over 1 example is needed, not "
                            + maxPasses
                            + " over "
                            + data.size());
        }
        List<Double> weights = Collections.nCopies(data.featureCount(), 0.0);
        List<Update> updates = new ArrayList<>();
        List<Integer> errors = new ArrayList<>();
        double meanError;
        do {
            int before = updates.size();
            weights = pass(data, weights, errors.size() + 1, updates);
            errors.add(updates.size() - before);
            meanError = (double) errors.get(errors.size() - 1) / data.size();
        } while (errors.size() < maxPasses && meanError >= errorBound);
        return new TrainedUnit(unit(weights), errors, updates);
    }

    private List<Double> pass(Dataset data, List<Double> start, int pass, List<Update> updates) {
        List<Double> weights = start;
        double[] x = new double[data.featureCount()];
        for (int row = 0; row < data.size(); row++) {
            data.copyRow(row, x, 0);
            int error = data.label(row) - output(weights, x); // -1, 0 or 1
            if (error != 0) {
                weights = new LinearUnit(weights, 0).plus(error, x).weights();
                updates.add(new Update(pass, row, unit(weights)));
            }
        }
        return weights;
    }

    private LinearUnit unit(List<Double> weights) {
        return LinearUnit.withThreshold(weights, threshold);
    }
}
