package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Softmax;
import crosscheck.scratch.loss.AbsoluteError;
import crosscheck.scratch.loss.BinaryCrossEntropy;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.RowNormalisedQuadraticLoss;
import crosscheck.scratch.loss.Scaling;
import crosscheck.scratch.loss.SigmoidCrossEntropy;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.loss.SquaredError;
import crosscheck.scratch.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every loss behind the layer it is made for, and every error it is prone to. */
class LossGradientTest {
    private static final UnaryOperator<Tensor> RIGHT = tensor -> tensor;
    private static final int EXAMPLES = 12;
    private static final int CLASSES = 3;

    /** A loss and the layer before it. */
    private record Case(Loss loss, Supplier<Layer> output) {

        GradientCheck.Result check(Loss used) {
            Network network =
                    new Network(
                            List.of(
                                    new Dense(4, 5),
                                    new ActivationLayer(Activation.TANH),
                                    new Dense(5, CLASSES),
                                    output.get()),
                            used);
            network.initialise(Initialiser.NORMAL, 7);
            RandomBatch batch = RandomBatch.draw(EXAMPLES, 4, CLASSES, 5);
            return GradientCheck.run(network, batch.x(), batch.targets(), Integer.MAX_VALUE, 1);
        }

        @Override
        public String toString() {
            return loss + " behind " + output.get();
        }
    }

    private static Layer identity() {
        return new ActivationLayer(Activation.IDENTITY);
    }

    private static Layer sigmoid() {
        return new ActivationLayer(Activation.SIGMOID);
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(new QuadraticLoss(), LossGradientTest::sigmoid));
        for (Scaling scaling : Scaling.values()) {
            cases.add(new Case(new SquaredError(scaling), LossGradientTest::identity));
            cases.add(new Case(new SquaredError(scaling), LossGradientTest::sigmoid));
            // sigmoids never reach their targets 0 and 1, where |a - t| has its kink
            cases.add(new Case(new AbsoluteError(scaling), LossGradientTest::sigmoid));
        }
        cases.add(new Case(new SoftmaxCrossEntropy(), LossGradientTest::identity));
        cases.add(new Case(new CrossEntropy(), Softmax::new));
        cases.add(new Case(new CrossEntropy(CrossEntropy.DL4J_CLIP), Softmax::new));
        cases.add(new Case(new SigmoidCrossEntropy(), LossGradientTest::identity));
        cases.add(new Case(new BinaryCrossEntropy(), LossGradientTest::sigmoid));
        cases.add(
                new Case(
                        new BinaryCrossEntropy(BinaryCrossEntropy.DL4J_CLIP),
                        LossGradientTest::sigmoid));
        return cases;
    }

    /** Errors of a loss's gradient, by name. */
    private static Map<String, UnaryOperator<Loss>> errors(Loss loss) {
        boolean isMean = loss.divisor(EXAMPLES) == EXAMPLES;
        double slip = isMean ? EXAMPLES : 1.0 / EXAMPLES;
        return Map.of(
                isMean ? "1/n dropped" : "1/n where there is none",
                gradientTimes(slip),
                "sign flipped",
                gradientTimes(-1),
                "twice as large",
                gradientTimes(2),
                "label off by one",
                right -> new LossMutant(right, GradientMutationTest::shifted, RIGHT));
    }

    private static UnaryOperator<Loss> gradientTimes(double factor) {
        return right -> new LossMutant(right, RIGHT, dy -> GradientMutationTest.scaled(dy, factor));
    }

    @Test
    void gradientMatchesCentralDifference() {
        int checked = 0;
        for (Case c : cases()) {
            GradientCheck.Result result = c.check(c.loss());
            assertTrue(result.passed(), c + ": " + result);
            assertEquals(4 * 5 + 5 + 5 * 3 + 3, result.checked(), c.toString());
            checked++;
        }
        assertEquals(1 + 3 * 3 + 3 + 3, checked);
    }

    @Test
    void everyErrorIsFound() {
        int found = 0;
        for (Case c : cases()) {
            for (var error : errors(c.loss()).entrySet()) {
                GradientCheck.Result result = c.check(error.getValue().apply(c.loss()));
                String name = c + ", " + error.getKey() + ": " + result;
                assertTrue(result.budgetUsed() > 100, name);
                assertFalse(result.passed(), name);
                found++;
            }
        }
        assertEquals((1 + 3 * 3 + 3 + 3) * 4, found);
    }

    @Test
    void rowNormalisedGradientIsNotTheDerivativeThroughANetworkEither() {
        Loss loss = new RowNormalisedQuadraticLoss();
        GradientCheck.Result result = new Case(loss, LossGradientTest::identity).check(loss);
        assertTrue(result.budgetUsed() > 100, result.toString());
    }

    @Test
    void crossEntropyBehindSoftmaxHasTheGradientOfBothInOne() {
        Tensor logits = RandomBatch.draw(EXAMPLES, CLASSES, CLASSES, 3).x();
        Tensor targets = RandomBatch.draw(EXAMPLES, CLASSES, CLASSES, 4).targets();
        Softmax softmax = new Softmax();
        Tensor p = softmax.forward(logits, Layer.Mode.TRAINING);
        assertArrayEquals(
                new SoftmaxCrossEntropy().gradient(logits, targets).values(),
                softmax.inputGradient(new CrossEntropy().gradient(p, targets)).values(),
                1e-16);
        assertEquals(
                new SoftmaxCrossEntropy().value(logits, targets),
                new CrossEntropy().value(p, targets),
                1e-15);
    }
}
