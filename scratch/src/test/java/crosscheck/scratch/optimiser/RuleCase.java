package crosscheck.scratch.optimiser;

import static crosscheck.scratch.optimiser.Formula.ONE;
import static crosscheck.scratch.optimiser.Formula.complement;
import static crosscheck.scratch.optimiser.Formula.mean;
import static crosscheck.scratch.optimiser.Formula.squares;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule with its formula and the formulas that a slip of the pen would make of it. The numbers are
 * sums of few powers of two and epsilon is large, so that nothing is hidden in rounding.
 *
 * @param rule under test
 * @param learningRate of the formulas
 * @param right what the rule must do
 * @param wrong what it must not do, by the name of the error
 */
record RuleCase(UpdateRule rule, double learningRate, Formula right, Map<String, Formula> wrong) {
    static final double LR = 0.25;
    static final double MU = 0.5;
    static final double B1 = 0.75;
    static final double B2 = 0.9375;
    static final double EPSILON = 0.0625;

    /** Three gradients each of weights that do not know of each other. */
    static final double[][] GRADIENTS = {
        {1, 0.5, 2}, {0.5, 0.25, 0.125}, {-4, -3, -0.0625}, {0, 0, 1}, {0.015625, 0.03125, 0.0625}
    };

    private static final Exact LR_E = Exact.of(LR);
    private static final Exact EPSILON_E = Exact.of(EPSILON);

    static List<RuleCase> all() {
        return List.of(
                momentum(),
                nesterov(),
                adaGrad(Variant.PUBLISHED, 0, 1e-6),
                adaGrad(Variant.DL4J, 1e-6, EPSILON),
                rmsProp(Variant.PUBLISHED, 0, EPSILON),
                rmsProp(Variant.DL4J, EPSILON, 0),
                adaDelta(),
                adam(),
                adamOfDl4j(),
                nadam(),
                nadamOfDl4j(),
                amsGrad(),
                amsGradOfDl4j());
    }

    private static RuleCase of(
            UpdateRule rule, double learningRate, Formula right, Map<String, Formula> wrong) {
        Map<String, Formula> all = new LinkedHashMap<>(wrong);
        all.put("sign flipped", (g, t) -> Formula.ZERO.minus(right.step(g, t)));
        return new RuleCase(rule, learningRate, right, all);
    }

    private static RuleCase momentum() {
        return of(
                new Momentum(MU),
                LR,
                Formula.momentum(LR, MU),
                Map.of(
                        "momentum dropped", Formula.momentum(LR, 0),
                        "Nesterov's", Formula.nesterov(LR, MU),
                        "gradient scaled by 1 - mu", Formula.momentum(LR * (1 - MU), MU)));
    }

    private static RuleCase nesterov() {
        return of(
                new Nesterov(MU),
                LR,
                Formula.nesterov(LR, MU),
                Map.of(
                        "momentum dropped", Formula.nesterov(LR, 0),
                        "heavy ball", Formula.momentum(LR, MU),
                        "factor mu dropped",
                                (g, t) -> LR_E.times(g[t - 1].plus(Formula.decayed(g, t, MU)))));
    }

    private static RuleCase adaGrad(Variant variant, double start, double otherStart) {
        return of(
                new AdaGrad(EPSILON, variant),
                LR,
                Formula.adaGrad(LR, EPSILON, start),
                Map.of(
                        "other start", Formula.adaGrad(LR, EPSILON, otherStart),
                        "epsilon in the root", Formula.adaGrad(LR, 0, start + EPSILON),
                        "epsilon dropped", Formula.adaGrad(LR, Math.ulp(0.0), start),
                        "mean instead of sum", Formula.rmsProp(LR, B2, EPSILON, start)));
    }

    private static RuleCase rmsProp(Variant variant, double start, double otherStart) {
        return of(
                new RmsProp(B2, EPSILON, variant),
                LR,
                Formula.rmsProp(LR, B2, EPSILON, start),
                Map.of(
                        "other start", Formula.rmsProp(LR, B2, EPSILON, otherStart),
                        "decay and 1 - decay swapped", Formula.rmsProp(LR, 1 - B2, EPSILON, start),
                        "sum instead of mean", Formula.adaGrad(LR, EPSILON, start),
                        "epsilon in the root",
                                (g, t) ->
                                        LR_E.times(g[t - 1])
                                                .over(
                                                        mean(squares(g), t, B2, start)
                                                                .plus(EPSILON_E)
                                                                .sqrt())));
    }

    private static RuleCase adaDelta() {
        return of(
                new AdaDelta(B2, EPSILON),
                1,
                Formula.adaDelta(B2, EPSILON),
                Map.of(
                        "decay and 1 - decay swapped", Formula.adaDelta(1 - B2, EPSILON),
                        "scaled by a learning rate",
                                (g, t) -> LR_E.times(Formula.adaDelta(B2, EPSILON).step(g, t)),
                        "past steps forgotten",
                                (g, t) ->
                                        g[t - 1].times(
                                                EPSILON_E
                                                        .over(
                                                                mean(squares(g), t, B2, 0)
                                                                        .plus(EPSILON_E))
                                                        .sqrt())));
    }

    private static RuleCase adam() {
        return of(
                new Adam(B1, B2, EPSILON, Variant.PUBLISHED),
                LR,
                Formula.adam(LR, B1, B2, EPSILON),
                Map.of(
                        "betas swapped", Formula.adam(LR, B2, B1, EPSILON),
                        "DL4J's", Formula.adamOfDl4j(LR, B1, B2, EPSILON),
                        "no bias correction", uncorrected(EPSILON),
                        "step counted from 2", corrected(1, 1),
                        "m corrected by beta2",
                                (g, t) ->
                                        Formula.adam(LR, B1, B2, EPSILON)
                                                .step(g, t)
                                                .times(complement(B1, t))
                                                .over(complement(B2, t)),
                        "epsilon in the root",
                                (g, t) ->
                                        LR_E.times(mean(g, t, B1, 0))
                                                .over(complement(B1, t))
                                                .over(
                                                        mean(squares(g), t, B2, 0)
                                                                .over(complement(B2, t))
                                                                .plus(EPSILON_E)
                                                                .sqrt())));
    }

    private static RuleCase adamOfDl4j() {
        return of(
                new Adam(B1, B2, EPSILON, Variant.DL4J),
                LR,
                Formula.adamOfDl4j(LR, B1, B2, EPSILON),
                Map.of(
                        "betas swapped", Formula.adamOfDl4j(LR, B2, B1, EPSILON),
                        "the paper's", Formula.adam(LR, B1, B2, EPSILON),
                        "no bias correction", uncorrected(EPSILON),
                        "step counted from 2",
                                (g, t) ->
                                        uncorrected(EPSILON)
                                                .step(g, t)
                                                .times(complement(B2, t + 1).sqrt())
                                                .over(complement(B1, t + 1)),
                        "root of the correction of v dropped",
                                (g, t) -> uncorrected(EPSILON).step(g, t).over(complement(B1, t))));
    }

    private static RuleCase nadam() {
        Formula right = Formula.nadam(LR, B1, B2, EPSILON);
        return of(
                new Nadam(B1, B2, EPSILON, Variant.PUBLISHED),
                LR,
                right,
                Map.of(
                        "betas swapped", Formula.nadam(LR, B2, B1, EPSILON),
                        "DL4J's", Formula.nadamOfDl4j(LR, B1, B2, EPSILON),
                        "Adam's", Formula.adam(LR, B1, B2, EPSILON),
                        "both corrected by this step's power",
                                (g, t) ->
                                        nesterovMean(g, t)
                                                .over(complement(B1, t))
                                                .over(
                                                        mean(squares(g), t, B2, 0)
                                                                .over(complement(B2, t))
                                                                .sqrt()
                                                                .plus(EPSILON_E)),
                        "v not corrected",
                                (g, t) ->
                                        right.step(g, t)
                                                .times(
                                                        mean(squares(g), t, B2, 0)
                                                                .over(complement(B2, t))
                                                                .sqrt()
                                                                .plus(EPSILON_E))
                                                .over(
                                                        mean(squares(g), t, B2, 0)
                                                                .sqrt()
                                                                .plus(EPSILON_E))));
    }

    private static RuleCase nadamOfDl4j() {
        Formula right = Formula.nadamOfDl4j(LR, B1, B2, EPSILON);
        return of(
                new Nadam(B1, B2, EPSILON, Variant.DL4J),
                LR,
                right,
                Map.of(
                        "betas swapped",
                        Formula.nadamOfDl4j(LR, B2, B1, EPSILON),
                        "the paper's",
                        Formula.nadam(LR, B1, B2, EPSILON),
                        "no bias correction",
                        (g, t) -> right.step(g, t).times(complement(B1, t)),
                        "step counted from 2",
                        (g, t) ->
                                right.step(g, t)
                                        .times(complement(B1, t))
                                        .over(complement(B1, t + 1))));
    }

    private static RuleCase amsGrad() {
        Formula right = Formula.amsGrad(LR, B1, B2, EPSILON);
        return of(
                new AmsGrad(B1, B2, EPSILON, Variant.PUBLISHED),
                LR,
                right,
                Map.of(
                        "betas swapped", Formula.amsGrad(LR, B2, B1, EPSILON),
                        "DL4J's", Formula.amsGradOfDl4j(LR, B1, B2, EPSILON),
                        "no maximum", uncorrected(EPSILON)));
    }

    private static RuleCase amsGradOfDl4j() {
        Formula right = Formula.amsGradOfDl4j(LR, B1, B2, EPSILON);
        return of(
                new AmsGrad(B1, B2, EPSILON, Variant.DL4J),
                LR,
                right,
                Map.of(
                        "betas swapped", Formula.amsGradOfDl4j(LR, B2, B1, EPSILON),
                        "no bias correction", Formula.amsGrad(LR, B1, B2, EPSILON),
                        "no maximum", Formula.adamOfDl4j(LR, B1, B2, EPSILON),
                        "step counted from 2",
                                (g, t) ->
                                        Formula.amsGrad(LR, B1, B2, EPSILON)
                                                .step(g, t)
                                                .times(complement(B2, t + 1).sqrt())
                                                .over(complement(B1, t + 1))));
    }

    private static Exact nesterovMean(Exact[] g, int t) {
        return LR_E.times(
                Exact.of(B1)
                        .times(mean(g, t, B1, 0))
                        .plus(ONE.minus(Exact.of(B1)).times(g[t - 1])));
    }

    private static Formula uncorrected(double epsilon) {
        return (g, t) ->
                LR_E.times(mean(g, t, B1, 0))
                        .over(mean(squares(g), t, B2, 0).sqrt().plus(Exact.of(epsilon)));
    }

    /** The published Adam whose corrections count some steps too many. */
    private static Formula corrected(int mShift, int vShift) {
        return (g, t) ->
                LR_E.times(mean(g, t, B1, 0))
                        .over(complement(B1, t + mShift))
                        .over(
                                mean(squares(g), t, B2, 0)
                                        .over(complement(B2, t + vShift))
                                        .sqrt()
                                        .plus(EPSILON_E));
    }
}
