package crosscheck.comparison.sweep.run;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.sweep.space.Point;
import java.util.List;

/** Points as networks for irises. */
final class IrisTrials {
    private IrisTrials() {}

    /** The {@code learningRate} of a point, and its {@code hidden} units, 5 where it has none. */
    static Configuration of(Point point, int epochs) {
        double rate = Double.parseDouble(point.values().get("learningRate"));
        int hidden = Integer.parseInt(point.values().getOrDefault("hidden", "5"));
        NetworkSpec network =
                NetworkSpec.dense(
                        4,
                        List.of(hidden),
                        3,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER);
        return new Configuration(network, TrainingSpec.sgd(rate, 5, epochs, 1), List.of());
    }
}
