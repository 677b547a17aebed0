package crosscheck.scratch.optimiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What belongs to every rule: order within a step, memory, learning rate. */
class OptimiserTest {

    private static Parameter parameter(String name, double value, double gradient) {
        return new Parameter(
                name,
                Tensor.of(new double[] {value}, 1, 1),
                Tensor.of(new double[] {gradient}, 1, 1));
    }

    private static double value(Parameter parameter) {
        return parameter.value().values()[0];
    }

    @Test
    void clipsThenAddsL2ThenAppliesTheRule() {
        Parameter weight = parameter("W", 8, 5);
        Parameter bias = parameter("b", 8, -5);
        Optimiser optimiser =
                new Optimiser(
                        OptimiserSettings.of(new Momentum(0.5), 0.25)
                                .withClipping(new GradientClipping.Value(2))
                                .withL2Coefficient(0.5));
        optimiser.update(List.of(weight, bias));
        assertEquals(5, weight.gradient().values()[0]);
        assertArrayEquals(new double[] {2}, optimiser.clippedGradient(0));
        assertArrayEquals(new double[] {6}, optimiser.regularisedGradient(0)); // 2 + 0.5 * 8
        assertEquals(6.5, value(weight)); // 8 - 0.25 * 6
        assertEquals(-5, bias.gradient().values()[0]);
        assertArrayEquals(new double[] {-2}, optimiser.clippedGradient(1));
        assertArrayEquals(new double[] {-2}, optimiser.regularisedGradient(1));
        assertEquals(8.5, value(bias));
        optimiser.update(List.of(weight, bias));
        assertArrayEquals(new double[] {5.25}, optimiser.regularisedGradient(0));
        assertEquals(6.5 - 0.5 * 1.5 - 0.25 * 5.25, value(weight));
    }

    @Test
    void globalNormIsOverAllParameters() {
        Parameter first = parameter("W", 0, 3);
        Parameter second = parameter("b", 0, -4);
        Optimiser optimiser =
                new Optimiser(
                        OptimiserSettings.of(new Sgd(), 1)
                                .withClipping(new GradientClipping.GlobalNorm(2.5)));
        optimiser.update(List.of(first, second));
        assertEquals(-1.5, value(first));
        assertEquals(2, value(second));
    }

    @Test
    void stateIsThereByNameAfterOneStep() { // gradient 2: g^2 = 4
        record Expected(UpdateRule rule, Map<String, Double> state) {}
        int checked = 0;
        for (Expected expected :
                List.of(
                        new Expected(new Sgd(), Map.of()),
                        new Expected(new Momentum(0.5), Map.of("v", -2.0)),
                        new Expected(new Nesterov(0.5), Map.of("v", -2.0)),
                        new Expected(new AdaGrad(0.5, Variant.PUBLISHED), Map.of("h", 4.0)),
                        new Expected(new AdaGrad(0.5, Variant.DL4J), Map.of("h", 4 + 1e-6)),
                        new Expected(new RmsProp(0.5, 0.5, Variant.PUBLISHED), Map.of("r", 2.0)),
                        new Expected(new RmsProp(0.5, 0.5, Variant.DL4J), Map.of("r", 2.25)),
                        new Expected( // d^2 = 2 (0 + 2) / (2 + 2) * 2 = 2
                                new AdaDelta(0.5, 2), Map.of("msg", 2.0, "msdx", 1.0)),
                        new Expected(
                                new Adam(0.5, 0.75, 1, Variant.PUBLISHED),
                                Map.of("m", 1.0, "v", 1.0)),
                        new Expected(
                                new Nadam(0.5, 0.75, 1, Variant.DL4J), Map.of("m", 1.0, "v", 1.0)),
                        new Expected(
                                new AmsGrad(0.5, 0.75, 1, Variant.DL4J),
                                Map.of("m", 1.0, "v", 1.0, "vMax", 1.0)))) {
            Parameter other = parameter("b", 1, 0);
            Optimiser optimiser = new Optimiser(OptimiserSettings.of(expected.rule(), 1));
            optimiser.update(List.of(other, parameter("W", 1, 2)));
            assertEquals(expected.state().size(), expected.rule().stateNames().size());
            for (String name : expected.rule().stateNames()) {
                assertEquals(
                        expected.state().get(name),
                        optimiser.state(1, name)[0],
                        4 * Math.ulp(1.0),
                        expected.rule() + ", " + name);
                checked++;
            }
        }
        assertEquals(2 + 4 + 2 + 2 + 2 + 3, checked);
    }

    @Test
    void stateIsACopy() {
        Optimiser optimiser = new Optimiser(OptimiserSettings.of(new Momentum(0.5), 1));
        Parameter weight = parameter("W", 0, 1);
        optimiser.update(List.of(weight));
        optimiser.state(0, "v")[0] = 100;
        optimiser.clippedGradient(0)[0] = 100;
        optimiser.regularisedGradient(0)[0] = 100;
        assertEquals(-1, optimiser.state(0, "v")[0]);
        assertEquals(1, optimiser.clippedGradient(0)[0]);
        assertEquals(1, optimiser.regularisedGradient(0)[0]);
    }

    @Test
    void stepsAreCounted() {
        Optimiser optimiser = Optimiser.sgd(1);
        for (int steps = 0; steps < 3; steps++) {
            assertEquals(steps, optimiser.stepCount());
            optimiser.update(List.of(parameter("W", 0, 1)));
        }
        assertEquals(3, optimiser.stepCount());
    }

    @Test
    void learningRateChangesFromTheNextStepOn() {
        Parameter weight = parameter("W", 0, 1);
        Optimiser optimiser = Optimiser.sgd(1);
        optimiser.update(List.of(weight));
        optimiser.setLearningRate(0.25);
        optimiser.update(List.of(weight));
        assertEquals(0.25, optimiser.learningRate());
        assertEquals(-1.25, value(weight));
    }

    @Test
    void ruleWithoutLearningRateTakesOnlyOne() {
        UpdateRule rule = new AdaDelta(0.5, 1);
        String expected = "the learning rate must be 1, because AdaDelta has none, not 0.5";
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> OptimiserSettings.of(rule, 0.5))
                        .getMessage());
        Optimiser optimiser = new Optimiser(OptimiserSettings.of(rule, 1));
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> optimiser.setLearningRate(0.5))
                        .getMessage());
    }

    @Test
    void rejectsQuestionsWithoutAnAnswer() {
        Optimiser optimiser = new Optimiser(OptimiserSettings.of(new Momentum(0.5), 1));
        assertThrows(IllegalStateException.class, () -> optimiser.state(0, "v"));
        assertThrows(IllegalStateException.class, () -> optimiser.clippedGradient(0));
        assertThrows(IllegalStateException.class, () -> optimiser.regularisedGradient(0));
        optimiser.update(List.of(parameter("W", 0, 1)));
        assertThrows(IndexOutOfBoundsException.class, () -> optimiser.state(1, "v"));
        String message =
                assertThrows(IllegalArgumentException.class, () -> optimiser.state(0, "m"))
                        .getMessage();
        assertEquals("Momentum[momentum=0.5] keeps [v], not \"m\"", message);
    }

    @Test
    void rejectsParametersOfOtherSizes() {
        Optimiser optimiser = Optimiser.sgd(1);
        optimiser.update(List.of(parameter("W", 0, 1)));
        Parameter larger = Parameter.zeros("W", 1, 2);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> optimiser.update(List.of(larger)))
                        .getMessage();
        assertTrue(message.contains("[2]") && message.contains("[1]"), message);
        assertThrows(
                IllegalArgumentException.class,
                () -> optimiser.update(List.of(parameter("W", 0, 1), parameter("b", 0, 1))));
        assertEquals(1, optimiser.stepCount());
    }
}
