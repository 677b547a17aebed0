package crosscheck.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;

/** Layers of every kind behind one another, each entry of each parameter, with each loss. */
class CompositionGradientTest {
    private static final int EXAMPLES = 3;

    /** Seeds whose batches keep away from kinks; see {@link Kinks}. */
    private static final long RELU_AVERAGE = 1;

    private static final long RELU_MAXIMUM = 2;
    private static final long NORMALISED = 1;
    private static final ExampleShape IMAGE = ExampleShape.image(9, 8);
    private static final List<Loss> LOSSES =
            List.of(new QuadraticLoss(), new SoftmaxCrossEntropy());

    /** Checks with every loss; the number of layers with kinks is part of the case. */
    private static int check(List<Layer> layers, int features, int layersWithKinks, long seed) {
        RandomBatch batch = RandomBatch.draw(EXAMPLES, features, 3, seed);
        DrawnWeights.in(layers, seed);
        int cases = 0;
        for (Loss loss : LOSSES) {
            assertEquals(layersWithKinks, Kinks.assertKeptAwayFrom(layers, batch.x()));
            Network network = new Network(layers, loss);
            GradientCheck.Result result =
                    GradientCheck.run(network, batch.x(), batch.targets(), Integer.MAX_VALUE, 1);
            assertTrue(result.passed(), loss.getClass().getSimpleName() + ": " + result);
            assertEquals(network.parameterCount(), result.checked());
            cases++;
        }
        return cases;
    }

    private static ActivationLayer activation(Activation activation) {
        return new ActivationLayer(activation);
    }

    private static Conv2d conv(ExampleShape input, int channels, int stride, Padding padding) {
        return new Conv2d(input, channels, Window.square(3, stride, padding));
    }

    private static Dropout masked(int features) {
        Dropout dropout = new Dropout(0.4, 1, 0);
        Tensor keep = new Tensor(EXAMPLES, features);
        Arrays.setAll(keep.values(), i -> (i / features + i % features) % 3 == 0 ? 0 : 1);
        dropout.fixMask(keep);
        return dropout;
    }

    @Test
    void convolutionAndAverageAgreeForEveryActivationAndPadding() {
        int cases = 0;
        for (Activation activation : Activation.values()) {
            for (Padding padding : Padding.values()) {
                Conv2d first = conv(IMAGE, 3, 1, padding);
                AvgPool2d pool = new AvgPool2d(first.outputShape(), Window.square(2, 2, padding));
                Conv2d second = conv(pool.outputShape(), 2, 1, padding);
                List<Layer> layers =
                        List.of(
                                new Unflatten(IMAGE),
                                first,
                                activation(activation),
                                pool,
                                second,
                                new Flatten(second.outputShape()),
                                new Dense(second.outputShape().featureCount(), 3));
                cases += check(layers, 72, activation == Activation.RELU ? 1 : 0, RELU_AVERAGE);
            }
        }
        assertEquals(4 * 2 * 2, cases);
    }

    @Test
    void convolutionReluAndMaximumAgree() {
        int cases = 0;
        for (Padding padding : Padding.values()) {
            Conv2d first = conv(IMAGE, 4, 1, padding);
            MaxPool2d pool = new MaxPool2d(first.outputShape(), Window.square(2, 2, padding));
            Conv2d second = conv(pool.outputShape(), 2, 2, Padding.SAME);
            List<Layer> layers =
                    List.of(
                            new Unflatten(IMAGE),
                            first,
                            activation(Activation.RELU),
                            pool,
                            second,
                            activation(Activation.TANH),
                            new Flatten(second.outputShape()),
                            masked(second.outputShape().featureCount()),
                            new Dense(second.outputShape().featureCount(), 3));
            cases += check(layers, 72, 2, RELU_MAXIMUM);
        }
        assertEquals(2 * 2, cases);
    }

    @Test
    void batchNormalisationBetweenConvolutionsAgrees() {
        Conv2d first = conv(IMAGE, 3, 2, Padding.SAME);
        Conv2d second = conv(first.outputShape(), 2, 1, Padding.VALID);
        MaxPool2d pool = new MaxPool2d(second.outputShape(), Window.square(2, 1, Padding.SAME));
        List<Layer> layers =
                List.of(
                        new Unflatten(IMAGE),
                        first,
                        new BatchNorm(3),
                        activation(Activation.TANH),
                        second,
                        new BatchNorm(2),
                        pool,
                        new Flatten(pool.outputShape()),
                        new Dense(pool.outputShape().featureCount(), 3));
        assertEquals(2, check(layers, 72, 1, NORMALISED));
    }

    @Test
    void batchNormalisationAndDropoutBetweenDenseLayersAgree() {
        List<Layer> layers =
                List.of(
                        new Dense(5, 6),
                        new BatchNorm(6),
                        activation(Activation.SIGMOID),
                        new Dense(6, 6),
                        masked(6),
                        new Dense(6, 3));
        assertEquals(2, check(layers, 5, 0, 1));
    }

    @Test
    void softmaxBehindDenseAgrees() {
        List<Layer> layers =
                List.of(
                        new Dense(5, 4),
                        activation(Activation.TANH),
                        new Dense(4, 3),
                        new Softmax());
        assertEquals(2, check(layers, 5, 0, 1));
        List<Layer> inside =
                List.of(new Dense(5, 4), new Softmax(), new Dense(4, 3), new Softmax());
        assertEquals(2, check(inside, 5, 0, 1));
    }
}
