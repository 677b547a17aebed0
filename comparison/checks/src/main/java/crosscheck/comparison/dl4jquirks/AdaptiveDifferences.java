package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Variant;
import java.util.List;
import org.nd4j.linalg.learning.AdaDeltaUpdater;
import org.nd4j.linalg.learning.AdaGradUpdater;
import org.nd4j.linalg.learning.NesterovsUpdater;
import org.nd4j.linalg.learning.RmsPropUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** AdaGrad, RMSProp, AdaDelta and momentum, at learning rate 1. */
final class AdaptiveDifferences {
    private AdaptiveDifferences() {}

    static List<Difference> all() {
        return List.of(adaGrad(), rmsProp(), adaDelta(), nesterov());
    }

    private static Difference adaGrad() {
        return new Difference(
                "adagrad-start",
                Topic.UPDATE_RULES,
                "AdaGrad's sum of squares begins at 1e-6",
                new Published(
                        "w -= lr g / (sqrt(h) + eps), h = h + g^2, h begins at 0",
                        "Duchi, Hazan and Singer 2011, figure 1"),
                InDl4j.of(
                        "the same, h begins at 1e-6 whatever eps is: the state is filled with the"
                                + " default epsilon before the configured one is looked at",
                        AdaGradUpdater.class),
                "Gradients below 1e-3 get short first steps instead of steps of the learning rate,"
                        + " and a smaller epsilon does not help.",
                AdaptiveDifferences::measureAdaGrad);
    }

    private static Measured measureAdaGrad() {
        double g = 1e-4;
        double epsilon = 1e-8;
        double[] gradients = Ways.constant(g, RuleGaps.STEPS);
        return RuleGaps.of(
                "gradient 1e-4, eps 1e-8",
                "way",
                Ways.handWritten(new AdaGrad(epsilon, Variant.PUBLISHED), 1, gradients),
                Ways.dl4j(new org.nd4j.linalg.learning.config.AdaGrad(1, epsilon), gradients),
                t ->
                        g / (StrictMath.sqrt(1e-6 + t * g * g) + epsilon)
                                - g / (StrictMath.sqrt(t * g * g) + epsilon));
    }

    private static Difference rmsProp() {
        return new Difference(
                "rmsprop-start",
                Topic.UPDATE_RULES,
                "RMSProp's mean square begins at epsilon",
                new Published(
                        "w -= lr g / (sqrt(r) + eps), r = d r + (1 - d) g^2, r begins at 0",
                        "Tieleman and Hinton 2012, lecture 6.5; start and eps as usually read"),
                InDl4j.of("the same, r begins at eps", RmsPropUpdater.class),
                "With the default epsilon of 1e-8 gradients below about 1e-4 get shorter first"
                        + " steps; after some dozens of steps the start is forgotten.",
                AdaptiveDifferences::measureRmsProp);
    }

    private static Measured measureRmsProp() {
        double g = 1e-4;
        double decay = 0.9;
        double epsilon = 1e-8;
        double[] gradients = Ways.constant(g, RuleGaps.STEPS);
        return RuleGaps.of(
                "gradient 1e-4, decay 0.9, eps 1e-8",
                "way",
                Ways.handWritten(new RmsProp(decay, epsilon, Variant.PUBLISHED), 1, gradients),
                Ways.dl4j(
                        new org.nd4j.linalg.learning.config.RmsProp(1, decay, epsilon), gradients),
                t -> {
                    double kept = StrictMath.pow(decay, t);
                    double fromZero = g * g * (1 - kept);
                    double fromEpsilon = epsilon * kept + fromZero;
                    return g / (StrictMath.sqrt(fromEpsilon) + epsilon)
                            - g / (StrictMath.sqrt(fromZero) + epsilon);
                });
    }

    private static Difference adaDelta() {
        return new Difference(
                "adadelta",
                Topic.UPDATE_RULES,
                "AdaDelta is the published one",
                new Published(
                        "w -= sqrt(msdx + eps) / sqrt(msg + eps) g, both begin at 0",
                        "Zeiler 2012, algorithm 1"),
                InDl4j.of("the same", AdaDeltaUpdater.class),
                "No difference; neither has a learning rate, and one that is set is ignored.",
                AdaptiveDifferences::measureAdaDelta);
    }

    private static Measured measureAdaDelta() {
        double[] gradients = Ways.constant(0.1, RuleGaps.STEPS);
        return RuleGaps.of(
                "gradient 0.1, decay 0.95, eps 1e-6",
                "way",
                Ways.handWritten(new AdaDelta(0.95, 1e-6), 1, gradients),
                Ways.dl4j(new org.nd4j.linalg.learning.config.AdaDelta(0.95, 1e-6), gradients),
                t -> 0);
    }

    private static Difference nesterov() {
        return new Difference(
                "nesterov-weights",
                Topic.UPDATE_RULES,
                "Nesterov's weights are the point ahead, and there is no plain momentum",
                new Published(
                        "v' = mu v - lr g(p + mu v), p' = p + v'",
                        "Sutskever, Martens, Dahl and Hinton 2013, equations 3 and 4"),
                InDl4j.of(
                        "v' = mu v - lr g(w), w' = w + (1 + mu) v' - mu v: w is p + mu v",
                        NesterovsUpdater.class),
                "The sequence is the same, but the weights that DL4J keeps, tests and saves are"
                        + " ahead of the published point by mu v. DL4J has no rule for momentum"
                        + " without looking ahead; with a constant gradient that is the published p.",
                AdaptiveDifferences::measureNesterov);
    }

    /** Where the gradient is the same everywhere p goes as with plain momentum. */
    private static Measured measureNesterov() {
        double mu = 0.9;
        double[] gradients = Ways.constant(1, RuleGaps.STEPS);
        return RuleGaps.of(
                "gradient 1, mu 0.9",
                "way",
                Ways.handWritten(new Momentum(mu), 1, gradients),
                Ways.dl4j(new Nesterovs(1, mu), gradients),
                t -> StrictMath.pow(mu, t)); // mu v after t steps is their sum
    }
}
