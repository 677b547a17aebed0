package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.initialiser.Initialiser;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.QuadraticLoss;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every error that backpropagation is prone to must be found by the gradient check. */
class GradientMutationTest {
    private static final int SQUARE = 4; // of the layer in the middle, so that W' fits as well
    private static final UnaryOperator<Tensor> NOTHING = gradient -> gradient;
    private static final BinaryOperator<Tensor> RIGHT = (yGradient, xGradient) -> xGradient;

    /** Errors of the dense layer in the middle. */
    private static final Map<String, UnaryOperator<Layer>> IN_DENSE =
            Map.of(
                    "sign of dx flipped",
                    layer -> new Mutant(layer, NOTHING, (dz, dx) -> scaled(dx, -1)),
                    "sign of dW flipped",
                    layer -> new Mutant(layer, dw -> scaled(dw, -1), RIGHT),
                    "dW transposed",
                    layer -> new Mutant(layer, GradientMutationTest::transposed, RIGHT),
                    "dW missing",
                    layer -> new Mutant(layer, dw -> scaled(dw, 0), RIGHT),
                    "W instead of W' in dx",
                    layer -> new Mutant(layer, NOTHING, (dz, dx) -> product(dz, weights(layer))));

    /** Errors of the activation behind it. */
    private static final Map<String, UnaryOperator<Layer>> IN_ACTIVATION =
            Map.of(
                    "slope of the activation dropped",
                    layer -> new Mutant(layer, NOTHING, (da, dz) -> da),
                    "sign of the slope flipped",
                    layer -> new Mutant(layer, NOTHING, (da, dz) -> scaled(dz, -1)));

    /** Errors of the loss. */
    private static final Map<String, UnaryOperator<Loss>> IN_LOSS =
            Map.of(
                    "1/n dropped",
                    loss -> new LossMutant(loss, NOTHING, dy -> scaled(dy, dy.rows())),
                    "sign of the loss gradient flipped",
                    loss -> new LossMutant(loss, NOTHING, dy -> scaled(dy, -1)),
                    "label off by one",
                    loss -> new LossMutant(loss, GradientMutationTest::shifted, NOTHING));

    private static final List<Loss> LOSSES =
            List.of(new QuadraticLoss(), new SoftmaxCrossEntropy());

    private static GradientCheck.Result check(
            UnaryOperator<Layer> dense, UnaryOperator<Layer> activation, Loss loss) {
        Network network =
                new Network(
                        List.of(
                                new Dense(3, SQUARE),
                                new ActivationLayer(Activation.TANH),
                                dense.apply(new Dense(SQUARE, SQUARE)),
                                activation.apply(new ActivationLayer(Activation.TANH)),
                                new Dense(SQUARE, 3)),
                        loss);
        network.initialise(Initialiser.NORMAL, 1);
        RandomBatch batch = RandomBatch.draw(6, 3, 3, 2);
        return GradientCheck.run(network, batch.x(), batch.targets(), Integer.MAX_VALUE, 1);
    }

    @Test
    void withoutAnErrorTheCheckPasses() {
        for (Loss loss : LOSSES) {
            GradientCheck.Result result =
                    check(UnaryOperator.identity(), UnaryOperator.identity(), loss);
            assertTrue(result.passed(), result.toString());
        }
    }

    @Test
    void everyErrorIsFound() {
        UnaryOperator<Layer> same = UnaryOperator.identity();
        int found = 0;
        for (Loss loss : LOSSES) {
            for (var error : IN_DENSE.entrySet()) {
                found += found(error.getKey(), check(error.getValue(), same, loss));
            }
            for (var error : IN_ACTIVATION.entrySet()) {
                found += found(error.getKey(), check(same, error.getValue(), loss));
            }
            for (var error : IN_LOSS.entrySet()) {
                found += found(error.getKey(), check(same, same, error.getValue().apply(loss)));
            }
        }
        assertEquals(2 * (5 + 2 + 3), found);
    }

    private static int found(String error, GradientCheck.Result result) {
        assertTrue(result.budgetUsed() > 100, error + ": " + result);
        assertFalse(result.passed(), error + ": " + result);
        return 1;
    }

    static Tensor scaled(Tensor tensor, double factor) {
        Tensor scaled = tensor.copy();
        Arrays.setAll(scaled.values(), i -> factor * tensor.values()[i]);
        return scaled;
    }

    private static Tensor transposed(Tensor square) {
        int n = square.rows();
        Tensor transposed = new Tensor(n, n);
        Arrays.setAll(transposed.values(), i -> square.get(i % n, i / n));
        return transposed;
    }

    static Tensor shifted(Tensor targets) {
        int k = targets.columns();
        Tensor shifted = new Tensor(targets.rows(), k);
        Arrays.setAll(shifted.values(), i -> targets.get(i / k, (i + 1) % k));
        return shifted;
    }

    private static Tensor weights(Layer dense) {
        return dense.parameters().get(0).value();
    }

    private static Tensor product(Tensor left, Tensor square) {
        int n = square.rows();
        Tensor product = new Tensor(left.rows(), n);
        for (int i = 0; i < product.values().length; i++) {
            for (int j = 0; j < n; j++) {
                product.values()[i] += left.get(i / n, j) * square.get(j, i % n);
            }
        }
        return product;
    }
}
