package crosscheck.scratch.optimiser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** Every rule against its formula, worked out to 60 digits without any state. */
class UpdateRuleTest {
    private static final int ULPS = 4;

    /** The weights after each of three steps from 0: {@code [step][weight]}. */
    private static double[][] threeSteps(RuleCase ruleCase) {
        int weights = RuleCase.GRADIENTS.length;
        Parameter parameter = Parameter.zeros("W", 1, weights);
        Optimiser optimiser =
                new Optimiser(OptimiserSettings.of(ruleCase.rule(), ruleCase.learningRate()));
        double[][] after = new double[3][];
        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < weights; i++) {
                parameter.gradient().values()[i] = RuleCase.GRADIENTS[i][step];
            }
            optimiser.update(List.of(parameter));
            after[step] = parameter.value().values().clone();
        }
        return after;
    }

    /** How many units in the last place of the formula the rule is off at most. */
    private static double largestError(RuleCase ruleCase, Formula formula) {
        double[][] after = threeSteps(ruleCase);
        double largest = 0;
        for (int i = 0; i < RuleCase.GRADIENTS.length; i++) {
            List<Exact> expected = formula.weights(0, RuleCase.GRADIENTS[i]);
            for (int step = 0; step < 3; step++) {
                double exact = expected.get(step).rounded();
                largest = Math.max(largest, Math.abs(after[step][i] - exact) / Math.ulp(exact));
            }
        }
        return largest;
    }

    @Test
    void threeStepsAreThoseOfTheFormula() {
        int cases = 0;
        for (RuleCase ruleCase : RuleCase.all()) {
            double error = largestError(ruleCase, ruleCase.right());
            assertTrue(error <= ULPS, ruleCase.rule() + " is off by " + error + " ulp");
            cases++;
        }
        assertEquals(3 + 2 * 5, cases);
    }

    @Test
    void everySlipOfThePenIsSeen() {
        int found = 0;
        for (RuleCase ruleCase : RuleCase.all()) {
            for (Map.Entry<String, Formula> slip : ruleCase.wrong().entrySet()) {
                double error = largestError(ruleCase, slip.getValue());
                assertTrue(
                        error > 1e6 * ULPS,
                        ruleCase.rule() + ", " + slip.getKey() + ": only " + error + " ulp");
                found++;
            }
        }
        assertEquals(52 + 13, found); // and the sign of each
    }

    @Test
    void everyRuleMinimisesABowl() {
        double exact = 1e-12;
        double nearby = 5e-3; // these never come to rest: their steps do not shrink
        Map<UpdateRule, Double> losses = new LinkedHashMap<>();
        losses.put(new Sgd(), exact);
        losses.put(new Momentum(), exact);
        losses.put(new Nesterov(), exact);
        losses.put(new AdaDelta(), nearby);
        for (Variant v : Variant.values()) {
            losses.put(new AdaGrad(v), exact);
            losses.put(new RmsProp(v), nearby);
            losses.put(new Adam(v), exact);
            losses.put(new Nadam(v), exact);
            losses.put(new AmsGrad(v), exact);
        }
        losses.forEach(
                (rule, most) -> {
                    double loss = lossInTheBowl(rule);
                    assertTrue(loss < most, rule + " ends at " + loss);
                });
        assertEquals(4 + 2 * 5, losses.size());
    }

    /** L = 1/2 (4 x^2 + y^2) after 4000 steps from (1, -2), where it is 4. */
    private static double lossInTheBowl(UpdateRule rule) {
        Parameter point =
                new Parameter("W", Tensor.of(new double[] {1, -2}, 1, 2), new Tensor(1, 2));
        double[] w = point.value().values();
        Optimiser optimiser = new Optimiser(OptimiserSettings.of(rule, rate(rule)));
        for (int step = 0; step < 4000; step++) {
            point.gradient().values()[0] = 4 * w[0];
            point.gradient().values()[1] = w[1];
            optimiser.update(List.of(point));
        }
        return 0.5 * (4 * w[0] * w[0] + w[1] * w[1]);
    }

    private static double rate(UpdateRule rule) {
        if (!rule.hasLearningRate()) {
            return 1;
        }
        return rule instanceof AdaGrad ? 0.5 : 0.02; // AdaGrad's steps shrink by themselves
    }

    /** p goes by the published form, its gradient taken ahead; w by the rule. */
    @Test
    void nesterovIsThePublishedFormSeenFromTheLookAheadPoint() {
        Parameter weight = new Parameter("W", Tensor.of(new double[] {1}, 1, 1), new Tensor(1, 1));
        double[] w = weight.value().values();
        Optimiser optimiser = new Optimiser(OptimiserSettings.of(new Nesterov(0.9), 0.1));
        double p = 1;
        double v = 0;
        for (int step = 0; step < 20; step++) {
            weight.gradient().values()[0] = w[0] * w[0] * w[0];
            optimiser.update(List.of(weight));
            double ahead = p + 0.9 * v;
            v = 0.9 * v - 0.1 * ahead * ahead * ahead;
            p += v;
            assertEquals(p + 0.9 * v, w[0], 1e-14);
        }
    }

    @Test
    void sameGradientsGiveTheSameBits() {
        int cases = 0;
        for (RuleCase ruleCase : RuleCase.all()) {
            assertTrue(Arrays.deepEquals(threeSteps(ruleCase), threeSteps(ruleCase)));
            cases++;
        }
        assertEquals(13, cases);
    }

    @Test
    void rejectsNumbersOutOfRange() {
        List<DoubleFunction<UpdateRule>> decays =
                List.of(
                        Momentum::new,
                        Nesterov::new,
                        d -> new RmsProp(d, 1, Variant.DL4J),
                        d -> new AdaDelta(d, 1),
                        d -> new Adam(d, 0.5, 1, Variant.DL4J),
                        d -> new Adam(0.5, d, 1, Variant.DL4J),
                        d -> new Nadam(d, 0.5, 1, Variant.DL4J),
                        d -> new Nadam(0.5, d, 1, Variant.DL4J),
                        d -> new AmsGrad(d, 0.5, 1, Variant.DL4J),
                        d -> new AmsGrad(0.5, d, 1, Variant.DL4J));
        List<DoubleFunction<UpdateRule>> epsilons =
                List.of(
                        e -> new AdaGrad(e, Variant.DL4J),
                        e -> new RmsProp(0.5, e, Variant.DL4J),
                        e -> new AdaDelta(0.5, e),
                        e -> new Adam(0.5, 0.5, e, Variant.DL4J),
                        e -> new Nadam(0.5, 0.5, e, Variant.DL4J),
                        e -> new AmsGrad(0.5, 0.5, e, Variant.DL4J));
        decays.forEach(rule -> rule.apply(0)); // the lower end is allowed
        int rejected = 0;
        for (DoubleFunction<UpdateRule> rule : decays) {
            for (double d : new double[] {-0.1, 1, Double.NaN, Double.POSITIVE_INFINITY}) {
                rejected += rejected(rule, d, " must be at least 0 and below 1, not " + d);
            }
        }
        for (DoubleFunction<UpdateRule> rule : epsilons) {
            for (double e : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                rejected += rejected(rule, e, "the epsilon must be finite and above 0, not " + e);
            }
        }
        assertEquals(10 * 4 + 6 * 4, rejected);
    }

    private static int rejected(DoubleFunction<UpdateRule> rule, double value, String end) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> rule.apply(value)).getMessage();
        assertTrue(message.endsWith(end), message);
        return 1;
    }
}
