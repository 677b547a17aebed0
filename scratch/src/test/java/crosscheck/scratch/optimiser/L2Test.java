package crosscheck.scratch.optimiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.GradientCheck;
import crosscheck.scratch.Network;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class L2Test {
    private static final double COEFFICIENT = 0.1;

    /** What a wrong L2 gradient would add to the right one. */
    private static final Map<String, Consumer<Parameter>> ERRORS =
            Map.of(
                    "dropped", parameter -> add(parameter, "W", -COEFFICIENT),
                    "doubled", parameter -> add(parameter, "W", COEFFICIENT),
                    "half of it", parameter -> add(parameter, "W", -COEFFICIENT / 2),
                    "sign flipped", parameter -> add(parameter, "W", -2 * COEFFICIENT),
                    "on biases as well", parameter -> add(parameter, "b", COEFFICIENT));

    private static void add(Parameter parameter, String name, double factor) {
        if (parameter.name().equals(name)) {
            double[] w = parameter.value().values();
            for (int i = 0; i < w.length; i++) {
                parameter.gradient().values()[i] += factor * w[i];
            }
        }
    }

    /** A dense layer whose gradients get something added. */
    private record Mutant(Dense right, Consumer<Parameter> error) implements Layer {
        @Override
        public Tensor forward(Tensor x, Mode mode) {
            return right.forward(x, mode);
        }

        @Override
        public void computeParameterGradients(Tensor yGradient) {
            right.computeParameterGradients(yGradient);
            right.parameters().forEach(error);
        }

        @Override
        public Tensor inputGradient(Tensor yGradient) {
            return right.inputGradient(yGradient);
        }

        @Override
        public List<Parameter> parameters() {
            return right.parameters();
        }
    }

    private static GradientCheck.Result check(Loss loss, double l2, Consumer<Parameter> error) {
        Network network =
                new Network(
                        List.of(
                                new Dense(3, 4),
                                new ActivationLayer(Activation.TANH),
                                new Mutant(new Dense(4, 3), error)),
                        loss);
        Random random = new Random(1);
        for (Parameter parameter : network.parameters()) { // biases as well: none is 0
            Arrays.setAll(parameter.value().values(), i -> random.nextGaussian());
        }
        Tensor x = new Tensor(5, 3);
        Arrays.setAll(x.values(), i -> random.nextGaussian());
        Tensor targets = new Tensor(5, 3);
        for (int i = 0; i < 5; i++) {
            targets.values()[3 * i + random.nextInt(3)] = 1;
        }
        return GradientCheck.run(network, x, targets, new L2(l2), Integer.MAX_VALUE, 1);
    }

    @Test
    void gradientMatchesCentralDifference() {
        int cases = 0;
        for (Loss loss : List.of(new QuadraticLoss(), new SoftmaxCrossEntropy())) {
            for (double l2 : new double[] {0, 1e-4, COEFFICIENT, 10}) {
                GradientCheck.Result result = check(loss, l2, parameter -> {});
                assertTrue(result.passed(), result.toString());
                assertEquals(3 * 4 + 4 + 4 * 3 + 3, result.checked());
                cases++;
            }
        }
        assertEquals(2 * 4, cases);
    }

    @Test
    void everyErrorIsFound() {
        int found = 0;
        for (Loss loss : List.of(new QuadraticLoss(), new SoftmaxCrossEntropy())) {
            for (var error : ERRORS.entrySet()) {
                GradientCheck.Result result = check(loss, COEFFICIENT, error.getValue());
                assertTrue(result.budgetUsed() > 100, error.getKey() + ": " + result);
                assertFalse(result.passed(), error.getKey() + ": " + result);
                found++;
            }
        }
        assertEquals(2 * 5, found);
    }

    @Test
    void penaltyIsHalfTheCoefficientTimesTheSquaresOfWeights() {
        Parameter weights =
                new Parameter("W", Tensor.of(new double[] {1, -2, 3}, 1, 3), new Tensor(1, 3));
        Parameter biases = new Parameter("b", Tensor.of(new double[] {5}, 1, 1), new Tensor(1, 1));
        assertEquals(3.5, new L2(0.5).penalty(List.of(weights, biases))); // 0.25 (1 + 4 + 9)
        double[] gradient = {1, 1, 1};
        new L2(0.5).addGradient(weights, gradient);
        assertArrayEquals(new double[] {1.5, 0, 2.5}, gradient);
        double[] ofBiases = {1};
        new L2(0.5).addGradient(biases, ofBiases);
        assertArrayEquals(new double[] {1}, ofBiases);
    }

    @Test
    void coefficientZeroIsNoneEvenForInfiniteWeights() {
        Parameter weights =
                new Parameter(
                        "W",
                        Tensor.of(new double[] {Double.POSITIVE_INFINITY}, 1, 1),
                        new Tensor(1, 1));
        double[] gradient = {1};
        new L2(0).addGradient(weights, gradient);
        assertArrayEquals(new double[] {1}, gradient);
        assertEquals(0, new L2(0).penalty(List.of(weights)));
    }

    @Test
    void rejectsCoefficientsThatAreNotFiniteAndAtLeastZero() {
        int rejected = 0;
        for (double coefficient : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () ->
                                            OptimiserSettings.of(new Sgd(), 1)
                                                    .withL2Coefficient(coefficient))
                            .getMessage();
            assertTrue(message.endsWith("finite and at least 0, not " + coefficient), message);
            rejected++;
        }
        assertEquals(3, rejected);
    }
}
