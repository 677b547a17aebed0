package crosscheck.comparison.dl4jquirks;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.AMSGradUpdater;
import org.nd4j.linalg.learning.AdaMaxUpdater;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.NoOpUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.NoOp;

/** A learning rate of 0, which the hand-written rules refuse: the published way is 0. */
final class ZeroRateDifference {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final String SETTING = "gradient 1, learning rate 0, eps 1e-8";

    private ZeroRateDifference() {}

    static List<Difference> all() {
        return List.of(
                new Difference(
                        "adam-zero-rate",
                        Topic.UPDATE_RULES,
                        "A learning rate of 0 does not stop Adam",
                        new Published(
                                "w -= 0, as every step is proportional to lr",
                                "Kingma and Ba 2015, algorithm 1"),
                        InDl4j.of(
                                "w -= eps m / (sqrt(v) + eps): a rate that is 0 or not finite is"
                                        + " replaced by eps; AMSGrad alike, AdaMax w -= eps m / u",
                                AdamUpdater.class,
                                AMSGradUpdater.class,
                                AdaMaxUpdater.class,
                                NoOpUpdater.class),
                        "Weights creep on at rate epsilon, also where a schedule ends at 0. Nadam"
                                + " stands still. To freeze a layer wrap it in a FrozenLayer; the"
                                + " updater NoOp does not freeze, it subtracts the bare gradient.",
                        ZeroRateDifference::measure));
    }

    private static Measured measure() {
        double[] gradients = Ways.constant(1, RuleGaps.STEPS);
        Measured adam =
                RuleGaps.of(
                        SETTING,
                        "way",
                        new double[RuleGaps.STEPS],
                        Ways.dl4j(new Adam(0, BETA1, BETA2, EPSILON), gradients),
                        t ->
                                EPSILON
                                        * (1 - StrictMath.pow(BETA1, t))
                                        / (StrictMath.sqrt(1 - StrictMath.pow(BETA2, t))
                                                + EPSILON));
        List<Gap> gaps = new ArrayList<>(adam.gaps());
        double adamsFirst = EPSILON * (1 - BETA1) / (StrictMath.sqrt(1 - BETA2) + EPSILON);
        gaps.add(first("AMSGrad", new AMSGrad(0, BETA1, BETA2, EPSILON), adamsFirst));
        gaps.add(first("AdaMax", new AdaMax(0, BETA1, BETA2, EPSILON), EPSILON * (1 - BETA1)));
        gaps.add(first("Nadam", new Nadam(0, BETA1, BETA2, EPSILON), 0));
        gaps.add(first("NoOp", new NoOp(), 1));
        gaps.add(Gap.of(SETTING, "step of a weight in a FrozenLayer", 0, stepOfFrozen(), 0));
        return new Measured(gaps, adam.curves());
    }

    private static Gap first(String name, IUpdater updater, double predicted) {
        double way = Ways.dl4j(updater, Ways.constant(1, 1))[0];
        return Gap.of(SETTING, name + ": way after 1 step", 0, way, predicted);
    }

    private static double stepOfFrozen() {
        DenseLayer dense =
                new DenseLayer.Builder()
                        .nIn(1)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .updater(new Adam(1, BETA1, BETA2, EPSILON))
                        .build();
        try (SmallNetwork network =
                SmallNetwork.of(
                        SmallNetwork.settings(1),
                        new FrozenLayer(dense),
                        SmallNetwork.linearOutput(1, 1))) {
            network.set("0_W", 2);
            network.set("1_W", 2);
            network.fit(new double[][] {{1}}, new double[][] {{0}});
            return 2 - network.get("0_W")[0];
        }
    }
}
