package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.AvgPool2d;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Conv2d;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Flatten;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.MaxPool2d;
import crosscheck.scratch.layer.Padding;
import crosscheck.scratch.layer.Softmax;
import crosscheck.scratch.layer.Unflatten;
import crosscheck.scratch.layer.Window;
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

/** Errors that the layers of images, dropout and normalisation are prone to must be found. */
class LayerMutationTest {
    private static final int EXAMPLES = 4;
    private static final double DROPOUT_RATE = 0.4;
    private static final double EPSILON = 1e-5;
    private static final UnaryOperator<Tensor> NOTHING = gradient -> gradient;
    private static final List<Loss> LOSSES =
            List.of(new QuadraticLoss(), new SoftmaxCrossEntropy());

    /** Errors by the kind of layer they are in; each stands once in the network, mid-way. */
    private static final Map<Class<? extends Layer>, Map<String, UnaryOperator<Layer>>> ERRORS =
            Map.of(
                    Conv2d.class,
                    Map.of(
                            "sign of dW flipped",
                            layer -> new Mutant(layer, dw -> scaled(dw, -1), (dz, dx) -> dx),
                            "dW rotated",
                            layer -> new Mutant(layer, LayerMutationTest::rotated, (dz, dx) -> dx),
                            "dx as of a convolution, kernel rotated",
                            layer -> kernel(layer, LayerMutationTest::rotated),
                            "kernel transposed in dx",
                            layer -> kernel(layer, LayerMutationTest::transposed)),
                    MaxPool2d.class,
                    Map.of(
                            "gradient to the first of each window",
                            layer -> wrong(layer, LayerMutationTest::toTheFirst),
                            "gradient to the right neighbour",
                            layer -> wrong(layer, (dy, dx) -> toTheRight(dx))),
                    AvgPool2d.class,
                    Map.of("1/size dropped", layer -> wrong(layer, (dy, dx) -> scaled(dx, 2 * 2))),
                    Dropout.class,
                    Map.of(
                            "1/(1 - dropoutRate) dropped",
                            layer -> wrong(layer, (dy, dx) -> scaled(dx, 1 - DROPOUT_RATE)),
                            "mask forgotten",
                            layer -> wrong(layer, (dy, dx) -> scaled(dy, 1 / (1 - DROPOUT_RATE)))),
                    BatchNorm.class,
                    Map.of(
                            "mean and variance taken as constants",
                            layer -> wrong(layer, (dy, dx) -> constant((BatchNorm) layer, dy)),
                            "variance taken as constant",
                            layer ->
                                    wrong(
                                            layer,
                                            (dy, dx) -> centred(constant((BatchNorm) layer, dy)))),
                    Softmax.class,
                    Map.of(
                            "only the diagonal of the Jacobian",
                            layer -> wrong(layer, (da, dz) -> da)));

    private static Mutant wrong(Layer layer, BinaryOperator<Tensor> inputGradientOf) {
        return new Mutant(layer, NOTHING, inputGradientOf);
    }

    /** dx with another kernel. */
    private static Mutant kernel(Layer layer, UnaryOperator<Tensor> change) {
        return wrong(
                layer,
                (dz, dx) -> {
                    Tensor w = layer.parameters().get(0).value();
                    double[] right = w.values().clone();
                    System.arraycopy(change.apply(w).values(), 0, w.values(), 0, right.length);
                    Tensor wrong = layer.inputGradient(dz);
                    System.arraycopy(right, 0, w.values(), 0, right.length);
                    return wrong;
                });
    }

    private static List<Layer> layers(Class<?> kind, UnaryOperator<Layer> error) {
        ExampleShape image = ExampleShape.image(9, 9);
        Conv2d first = new Conv2d(image, 3, Window.square(3, 1, Padding.VALID));
        Conv2d second = new Conv2d(first.outputShape(), 2, Window.square(3, 1, Padding.SAME));
        MaxPool2d maximum = new MaxPool2d(second.outputShape(), Window.square(2, 2, Padding.SAME));
        AvgPool2d average =
                new AvgPool2d(maximum.outputShape(), Window.square(2, 2, Padding.VALID));
        Dropout dropout = new Dropout(DROPOUT_RATE, 1, 0);
        dropout.fixMask(mask(average.outputShape().featureCount()));
        List<Layer> right =
                List.of(
                        new Unflatten(image),
                        first,
                        new ActivationLayer(Activation.TANH),
                        second,
                        new BatchNorm(2, 0, EPSILON), // its running statistics are the batch's
                        maximum,
                        average,
                        new Flatten(average.outputShape()),
                        dropout,
                        new Dense(average.outputShape().featureCount(), 4),
                        new Softmax(),
                        new Dense(4, 3));
        DrawnWeights.in(right, 2);
        return right.stream()
                .map(l -> l != first && l.getClass() == kind ? error.apply(l) : l)
                .toList();
    }

    private static Tensor mask(int features) {
        Tensor keep = new Tensor(EXAMPLES, features);
        Arrays.setAll(keep.values(), i -> (i / features + i % features) % 3 == 0 ? 0 : 1);
        return keep;
    }

    private static GradientCheck.Result check(List<Layer> layers, Loss loss) {
        RandomBatch batch = RandomBatch.draw(EXAMPLES, 81, 3, 1);
        return GradientCheck.run(
                new Network(layers, loss), batch.x(), batch.targets(), Integer.MAX_VALUE, 1);
    }

    @Test
    void withoutAnErrorTheCheckPasses() {
        List<Layer> right = layers(Layer.class, UnaryOperator.identity());
        assertEquals(1, Kinks.assertKeptAwayFrom(right, RandomBatch.draw(EXAMPLES, 81, 3, 1).x()));
        for (Loss loss : LOSSES) {
            GradientCheck.Result result = check(right, loss);
            assertTrue(result.passed(), result.toString());
        }
    }

    @Test
    void everyErrorIsFound() {
        int found = 0;
        for (Loss loss : LOSSES) {
            for (var kind : ERRORS.entrySet()) {
                for (var error : kind.getValue().entrySet()) {
                    List<Layer> wrong = layers(kind.getKey(), error.getValue());
                    assertEquals(1, wrong.stream().filter(Mutant.class::isInstance).count());
                    found += found(error.getKey(), check(wrong, loss));
                }
            }
        }
        assertEquals(2 * (4 + 2 + 1 + 2 + 2 + 1), found);
    }

    @Test
    void aForgottenMeanOverTheExamplesIsFound() {
        int found = 0;
        for (Loss loss : LOSSES) {
            Loss sum = new LossMutant(loss, NOTHING, dy -> scaled(dy, dy.rows()));
            found +=
                    found("1/n dropped", check(layers(Layer.class, UnaryOperator.identity()), sum));
        }
        assertEquals(2, found);
    }

    private static int found(String error, GradientCheck.Result result) {
        assertTrue(result.budgetUsed() > 100, error + ": " + result);
        assertFalse(result.passed(), error + ": " + result);
        return 1;
    }

    private static Tensor scaled(Tensor tensor, double factor) {
        Tensor scaled = tensor.copy();
        Arrays.setAll(scaled.values(), i -> factor * tensor.values()[i]);
        return scaled;
    }

    /** The values of each 3x3 kernel from last to first. */
    private static Tensor rotated(Tensor kernels) {
        Tensor rotated = kernels.copy();
        Arrays.setAll(rotated.values(), i -> kernels.values()[i - i % 9 + 8 - i % 9]);
        return rotated;
    }

    private static Tensor transposed(Tensor kernels) {
        Tensor transposed = kernels.copy();
        Arrays.setAll(
                transposed.values(), i -> kernels.values()[i - i % 9 + i % 3 * 3 + i % 9 / 3]);
        return transposed;
    }

    private static Tensor toTheFirst(Tensor dy, Tensor dx) {
        Tensor wrong = new Tensor(dx.shape());
        int[] out = dy.shape();
        int[] in = dx.shape();
        for (int i = 0; i < dy.values().length; i++) {
            int row = 2 * (i / out[3] % out[2]);
            int plane = i / (out[2] * out[3]);
            wrong.values()[(plane * in[2] + row) * in[3] + 2 * (i % out[3])] = dy.values()[i];
        }
        return wrong;
    }

    private static Tensor toTheRight(Tensor dx) {
        Tensor wrong = new Tensor(dx.shape());
        System.arraycopy(dx.values(), 0, wrong.values(), 1, wrong.values().length - 1);
        return wrong;
    }

    /** gamma / sqrt(variance + epsilon) dy, and nothing else. */
    private static Tensor constant(BatchNorm norm, Tensor dy) {
        Tensor wrong = dy.copy();
        int positions = dy.columns() / 2;
        double[] gamma = norm.parameters().get(0).value().values();
        double[] variance = norm.runningVariance().values();
        for (int i = 0; i < wrong.values().length; i++) {
            int c = i / positions % 2;
            wrong.values()[i] *= gamma[c] / Math.sqrt(variance[c] + EPSILON);
        }
        return wrong;
    }

    private static Tensor centred(Tensor dx) {
        int positions = dx.columns() / 2;
        double[] mean = new double[2];
        for (int i = 0; i < dx.values().length; i++) {
            mean[i / positions % 2] += dx.values()[i] / (dx.rows() * positions);
        }
        Tensor centred = dx.copy();
        Arrays.setAll(centred.values(), i -> dx.values()[i] - mean[i / positions % 2]);
        return centred;
    }
}
