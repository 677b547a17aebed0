package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.optimiser.UpdateRule;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How far one weight goes against its gradient: a weight that begins at 0 is given one gradient
 * after the other, whatever it became.
 */
final class Ways {
    private Ways() {}

    /** The way after each step by a hand-written rule. */
    static double[] handWritten(UpdateRule rule, double learningRate, double[] gradients) {
        double[] weight = {0};
        double[][] state = new double[rule.stateNames().size()][1];
        for (double[] numbers : state) {
            Arrays.fill(numbers, rule.initialState());
        }
        double[] ways = new double[gradients.length];
        for (int t = 1; t <= gradients.length; t++) {
            rule.update(weight, new double[] {gradients[t - 1]}, state, learningRate, t);
            ways[t - 1] = -weight[0];
        }
        return ways;
    }

    /** The way after each step by DL4J, in double. */
    static double[] dl4j(IUpdater updater, double[] gradients) {
        long size = updater.stateSize(1);
        try (INDArray state = Nd4j.zeros(DataType.DOUBLE, 1, Math.max(1, size));
                INDArray update = Nd4j.zeros(DataType.DOUBLE, 1)) {
            GradientUpdater<?> instance = updater.instantiate(size == 0 ? null : state, true);
            double[] ways = new double[gradients.length];
            double way = 0;
            for (int t = 0; t < gradients.length; t++) {
                update.assign(gradients[t]);
                instance.applyUpdater(update, t, 0);
                way += update.getDouble(0);
                ways[t] = way;
            }
            return ways;
        }
    }

    /** The same gradient again and again. */
    static double[] constant(double gradient, int steps) {
        double[] gradients = new double[steps];
        Arrays.fill(gradients, gradient);
        return gradients;
    }

    /** One gradient of 1, then none. */
    static double[] impulse(int steps) {
        double[] gradients = new double[steps];
        gradients[0] = 1;
        return gradients;
    }
}
