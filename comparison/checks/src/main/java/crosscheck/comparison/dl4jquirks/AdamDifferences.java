package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Variant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.nd4j.linalg.learning.AMSGradUpdater;
import org.nd4j.linalg.learning.AdaMaxUpdater;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.NadamUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaMax;

/** Adam and its relatives. Learning rate 1 throughout: a way is counted in learning rates. */
final class AdamDifferences {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private AdamDifferences() {}

    static List<Difference> all() {
        return List.of(epsilon(), nadam(), amsGrad(), adaMax());
    }

    /**
     * What the mean of equal gradients has of their value after t steps; so has that of squares.
     */
    private static double filled(double beta, int t) {
        return 1 - StrictMath.pow(beta, t);
    }

    private static double root(int t) {
        return StrictMath.sqrt(filled(BETA2, t));
    }

    private static Difference epsilon() {
        return new Difference(
                "adam-epsilon",
                Topic.UPDATE_RULES,
                "Adam adds epsilon before it corrects the second moment",
                new Published(
                        "w -= lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)",
                        "Kingma and Ba 2015, algorithm 1"),
                InDl4j.of(
                        "w -= lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + eps)",
                        AdamUpdater.class),
                "Epsilon counts 1 / sqrt(1 - b2^t) times as much, 32 times in the first step: steps"
                        + " are shorter where gradients are hardly larger than epsilon. It is the"
                        + " paper's own quicker form with its \"epsilon hat\" (end of section 2).",
                AdamDifferences::measureEpsilon);
    }

    private static Measured measureEpsilon() {
        double g = 1e-6;
        double[] gradients = Ways.constant(g, RuleGaps.STEPS);
        return RuleGaps.of(
                "gradient 1e-6, eps 1e-8",
                "way",
                Ways.handWritten(new Adam(BETA1, BETA2, EPSILON, Variant.PUBLISHED), 1, gradients),
                Ways.dl4j(
                        new org.nd4j.linalg.learning.config.Adam(1, BETA1, BETA2, EPSILON),
                        gradients),
                t -> g * root(t) / (g * root(t) + EPSILON) - g / (g + EPSILON));
    }

    private static Difference nadam() {
        return new Difference(
                "nadam-correction",
                Topic.UPDATE_RULES,
                "Nadam does not correct the second moment",
                new Published(
                        "w -= lr (b1 m / (1 - b1^(t+1)) + (1 - b1) g / (1 - b1^t))"
                                + " / (sqrt(v / (1 - b2^t)) + eps)",
                        "Dozat 2016, algorithm 2 with constant b1"),
                InDl4j.of(
                        "w -= lr (b1 m + (1 - b1) g) / (1 - b1^t) / (sqrt(v) + eps)",
                        NadamUpdater.class),
                "The first step is 41 times as long, and step 1000 is still a quarter too long:"
                        + " begin with a smaller learning rate than a paper's, or take Adam.",
                AdamDifferences::measureNadam);
    }

    private static Measured measureNadam() {
        double g = 0.1;
        double[] gradients = Ways.constant(g, RuleGaps.STEPS);
        return RuleGaps.of(
                "gradient 0.1, eps 1e-8",
                "way",
                Ways.handWritten(new Nadam(BETA1, BETA2, EPSILON, Variant.PUBLISHED), 1, gradients),
                Ways.dl4j(
                        new org.nd4j.linalg.learning.config.Nadam(1, BETA1, BETA2, EPSILON),
                        gradients),
                t -> {
                    double fresh = (1 - BETA1) / filled(BETA1, t);
                    double published = BETA1 * filled(BETA1, t) / filled(BETA1, t + 1) + fresh;
                    double dl4j = BETA1 + fresh;
                    return g * dl4j / (g * root(t) + EPSILON) - g * published / (g + EPSILON);
                });
    }

    private static Difference amsGrad() {
        return new Difference(
                "amsgrad-correction",
                Topic.UPDATE_RULES,
                "AMSGrad corrects the rate as Adam does",
                new Published(
                        "w -= lr m / sqrt(vMax), vMax = max(vMax, v); the hand-written side adds eps"
                                + " to the root",
                        "Reddi, Kale and Kumar 2018, algorithm 2"),
                InDl4j.of(
                        "w -= lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(vMax) + eps),"
                                + " vMax = max(vMax, v)",
                        AMSGradUpdater.class),
                "The first step is a third as long, step 1000 four fifths. Both take the maximum"
                        + " of the v that is not corrected: after one large gradient the steps"
                        + " differ by the same factors.",
                AdamDifferences::measureAmsGrad);
    }

    private static Measured measureAmsGrad() {
        double g = 0.1;
        Measured constant =
                amsGrad(
                        "gradient 0.1, eps 1e-8",
                        "way",
                        Ways.constant(g, RuleGaps.STEPS),
                        t -> g * root(t) / (g * root(t) + EPSILON),
                        t -> filled(BETA1, t) / root(t));
        double peak = StrictMath.sqrt(1 - BETA2); // of the one gradient of 1
        Measured impulse =
                amsGrad(
                        "gradient 1 once, then 0; eps 1e-8",
                        "way of one gradient",
                        Ways.impulse(RuleGaps.STEPS),
                        t ->
                                root(t)
                                        / filled(BETA1, t)
                                        * (1 - BETA1)
                                        * StrictMath.pow(BETA1, t - 1)
                                        / (peak + EPSILON),
                        t -> filled(BETA1, t) / root(t));
        return new Measured(
                List.of(constant.gaps().get(0), constant.gaps().get(1), impulse.gaps().get(1)),
                List.of(constant.curves().get(0), impulse.curves().get(0)));
    }

    /**
     * @param dl4jStep the length of DL4J's step t
     * @param factor how many times as long the published one is
     */
    private static Measured amsGrad(
            String setting,
            String quantity,
            double[] gradients,
            IntToDoubleFunction dl4jStep,
            IntToDoubleFunction factor) {
        return RuleGaps.of(
                setting,
                quantity,
                Ways.handWritten(
                        new AmsGrad(BETA1, BETA2, EPSILON, Variant.PUBLISHED), 1, gradients),
                Ways.dl4j(new AMSGrad(1, BETA1, BETA2, EPSILON), gradients),
                t -> dl4jStep.applyAsDouble(t) * (1 - factor.applyAsDouble(t)));
    }

    private static Difference adaMax() {
        return new Difference(
                "adamax-epsilon",
                Topic.UPDATE_RULES,
                "AdaMax ignores the epsilon that it is given",
                new Published(
                        "w -= lr / (1 - b1^t) m / u, u = max(b2 u, abs(g) + eps)",
                        "torch.optim.Adamax of PyTorch; the paper (Kingma and Ba 2015, algorithm 2)"
                                + " has no eps"),
                InDl4j.of(
                        "w -= lr / (1 - b1^t) m / u, u = max(b2 u, abs(g)) + 1e-32",
                        AdaMaxUpdater.class),
                "The option AdaMax.epsilon does nothing but stand in for a learning rate of 0: a"
                        + " larger one does not calm small gradients.",
                AdamDifferences::measureAdaMax);
    }

    private static Measured measureAdaMax() {
        double g = 0.1;
        double epsilon = 0.1;
        double[] gradients = Ways.constant(g, RuleGaps.STEPS);
        return RuleGaps.of(
                "gradient 0.1, eps 0.1",
                "way",
                adaMaxWays(gradients, epsilon),
                Ways.dl4j(new AdaMax(1, BETA1, BETA2, epsilon), gradients),
                t -> 1 - g / (g + epsilon));
    }

    /** The published rule by hand: the hand-written side has no AdaMax among its rules. */
    private static double[] adaMaxWays(double[] gradients, double epsilon) {
        double[] ways = new double[gradients.length];
        double way = 0;
        double m = 0;
        double u = 0;
        for (int t = 1; t <= gradients.length; t++) {
            double g = gradients[t - 1];
            m = BETA1 * m + (1 - BETA1) * g;
            u = Math.max(BETA2 * u, Math.abs(g) + epsilon);
            way += m / filled(BETA1, t) / u;
            ways[t - 1] = way;
        }
        return ways;
    }
}
