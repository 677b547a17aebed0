package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.GradientCheck;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each layer on its own, the gradient of its input and of its parameters. */
class LayerGradientTest {
    private static final ExampleShape IMAGES = new ExampleShape(2, 5, 6);

    /** All entries agree, and as many of them are other than 0 as they should be. */
    private static void assertAgrees(Layer layer, Tensor x, double leastNonZero) {
        GradientCheck.Result result = LayerGradients.check(layer, x);
        assertTrue(result.checked() > 0 && result.budgetUsed() <= 1, result.toString());
        assertTrue(result.nonZero() >= leastNonZero * result.checked(), result.toString());
    }

    private static Tensor images(long seed) {
        return LayerGradients.apart(seed, 3, 2, 5, 6);
    }

    @Test
    void convolutionAgreesForEveryStrideAndPadding() {
        int cases = 0;
        for (Padding padding : Padding.values()) {
            for (int stride : new int[] {1, 2}) {
                for (int[] size : new int[][] {{3, 3}, {2, 2}, {2, 3}, {5, 4}}) {
                    Window window = new Window(size[0], size[1], stride, padding);
                    Layer conv = LayerGradients.drawn(new Conv2d(IMAGES, 3, window), 1);
                    Tensor x = LayerGradients.random(cases, 3, 2, 5, 6);
                    boolean seesAll = padding == Padding.SAME || stride == 1;
                    assertAgrees(conv, x, seesAll ? 1 : 0.5); // the rest is not seen at all
                    cases++;
                }
            }
        }
        assertEquals(2 * 2 * 4, cases);
    }

    @Test
    void maximumPassesTheGradientToTheLargestOfEachWindow() {
        int cases = 0;
        for (Padding padding : Padding.values()) {
            MaxPool2d pool = new MaxPool2d(IMAGES, Window.square(2, 2, padding));
            Tensor x = images(cases);
            GradientCheck.Result result = LayerGradients.check(pool, x);
            assertTrue(result.budgetUsed() <= 1, result.toString());
            assertEquals(pool.forward(x, Mode.TRAINING).values().length, result.nonZero());
            cases++;
        }
        assertEquals(2, cases);
    }

    @Test
    void maximumOfOverlappingWindowsAgrees() {
        int cases = 0;
        for (Padding padding : Padding.values()) {
            for (int stride : new int[] {1, 2}) {
                assertAgrees(
                        new MaxPool2d(IMAGES, Window.square(3, stride, padding)),
                        images(cases),
                        0.1);
                cases++;
            }
        }
        assertEquals(2 * 2, cases);
    }

    @Test
    void averageAgrees() {
        int cases = 0;
        for (Padding padding : Padding.values()) {
            for (int stride : new int[] {1, 2}) {
                for (int size : new int[] {2, 3}) {
                    Window window = Window.square(size, stride, padding);
                    boolean seesAll = padding == Padding.SAME || stride == 1;
                    assertAgrees(new AvgPool2d(IMAGES, window), images(cases), seesAll ? 1 : 0.6);
                    cases++;
                }
            }
        }
        assertEquals(2 * 2 * 2, cases);
    }

    @Test
    void reshapingAgrees() {
        assertAgrees(new Flatten(IMAGES), images(1), 1);
        assertAgrees(new Unflatten(IMAGES), LayerGradients.random(1, 3, 60), 1);
    }

    @Test
    void dropoutAgreesForAFixedMask() {
        Dropout dropout = new Dropout(0.4, 1, 0);
        Tensor keep = new Tensor(6, 10);
        Arrays.setAll(keep.values(), i -> i % 5 < 3 ? 1 : 0);
        dropout.fixMask(keep);
        GradientCheck.Result result =
                LayerGradients.check(dropout, LayerGradients.random(1, 6, 10));
        assertTrue(result.budgetUsed() <= 1, result.toString());
        assertEquals(60, result.checked());
        assertEquals(36, result.nonZero()); // where the mask keeps
    }

    @Test
    void batchNormalisationAgreesForRowsAndForImages() {
        assertAgrees(LayerGradients.drawn(new BatchNorm(4), 1), LayerGradients.random(1, 7, 4), 1);
        assertAgrees(
                LayerGradients.drawn(new BatchNorm(2), 1), LayerGradients.random(2, 3, 2, 5, 6), 1);
        assertAgrees(
                LayerGradients.drawn(new BatchNorm(3), 1), LayerGradients.random(3, 1, 3, 2, 2), 1);
    }

    @Test
    void softmaxAgrees() {
        assertAgrees(new Softmax(), LayerGradients.random(1, 5, 4), 1);
    }

    @Test
    void denseAgrees() {
        assertAgrees(LayerGradients.drawn(new Dense(4, 3), 1), LayerGradients.random(1, 5, 4), 1);
    }

    @Test
    void activationsAgree() {
        int cases = 0;
        for (Activation activation : Activation.values()) {
            Layer layer = new ActivationLayer(activation);
            assertAgrees(layer, images(1), activation == Activation.RELU ? 0.4 : 0.9);
            cases++;
        }
        assertEquals(Activation.values().length, cases);
    }
}
