package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Small integers computed by hand, then every number against the definition. */
class Conv2dTest {
    private static final double SUM_ERROR = 1e-12; // of a few hundred products near 1

    private static Conv2d conv(ExampleShape input, int outChannels, Window window, double... w) {
        Conv2d conv = new Conv2d(input, outChannels, window);
        set(conv, 0, w);
        return conv;
    }

    private static void set(Layer layer, int parameter, double... values) {
        double[] target = layer.parameters().get(parameter).value().values();
        assertEquals(target.length, values.length);
        System.arraycopy(values, 0, target, 0, target.length);
    }

    /** 1, 2, 3, ... */
    private static Tensor counting(int... shape) {
        Tensor tensor = new Tensor(shape);
        Arrays.setAll(tensor.values(), i -> i + 1);
        return tensor;
    }

    private static double[] gradient(Layer layer, int parameter) {
        return layer.parameters().get(parameter).gradient().values();
    }

    @Test
    void forwardAndBackwardAreAsByHand() {
        Conv2d conv =
                conv(ExampleShape.image(3, 3), 1, Window.square(2, 1, Padding.VALID), 1, 2, 3, 4);
        set(conv, 1, 10);
        Tensor z = conv.forward(counting(1, 1, 3, 3), Mode.TRAINING);
        assertArrayEquals(new int[] {1, 1, 2, 2}, z.shape());
        assertArrayEquals(new double[] {47, 57, 77, 87}, z.values());
        Tensor zGradient = Tensor.of(new double[] {1, 0, 0, 2}, 1, 1, 2, 2);
        conv.computeParameterGradients(zGradient);
        assertArrayEquals(new double[] {11, 14, 20, 23}, gradient(conv, 0));
        assertArrayEquals(new double[] {3}, gradient(conv, 1));
        assertArrayEquals(
                new double[] {1, 2, 0, 3, 6, 4, 0, 6, 8}, conv.inputGradient(zGradient).values());
        assertArrayEquals(new double[] {1, 0, 0, 2}, zGradient.values());
    }

    @Test
    void channelsAreSummedAndExamplesAreNot() {
        Conv2d conv =
                conv(
                        new ExampleShape(2, 1, 2),
                        2,
                        Window.square(1, 1, Padding.VALID),
                        1,
                        10, // to the first output channel, from each input channel
                        -1,
                        2);
        set(conv, 1, 0, 100);
        Tensor x = Tensor.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 2, 1, 2);
        Tensor z = conv.forward(x, Mode.TRAINING);
        assertArrayEquals(new int[] {2, 2, 1, 2}, z.shape());
        assertArrayEquals(new double[] {31, 42, 105, 106, 75, 86, 109, 110}, z.values());
        for (int pass = 0; pass < 2; pass++) { // gradients are set, not added up
            conv.computeParameterGradients(
                    Tensor.of(new double[] {1, 0, 0, 1, 0, 2, 0, 0}, 2, 2, 1, 2));
        }
        assertArrayEquals(new double[] {1 + 12, 3 + 16, 2, 4}, gradient(conv, 0));
        assertArrayEquals(new double[] {3, 1}, gradient(conv, 1));
    }

    @Test
    void evenKernelIsPaddedAtTheBottomAndRight() {
        Conv2d conv =
                conv(ExampleShape.image(2, 2), 1, Window.square(2, 1, Padding.SAME), 1, 2, 3, 4);
        assertArrayEquals(
                new double[] {30, 14, 11, 4},
                conv.forward(counting(1, 1, 2, 2), Mode.TRAINING).values());
    }

    @Test
    void oddRowOfPaddingIsBelowWhereTheStrideIsTwo() {
        Conv2d centre =
                conv(
                        ExampleShape.image(4, 4),
                        1,
                        Window.square(3, 2, Padding.SAME),
                        0,
                        0,
                        0,
                        0,
                        1,
                        0,
                        0,
                        0,
                        0);
        assertArrayEquals(
                new double[] {6, 8, 14, 16},
                centre.forward(counting(1, 1, 4, 4), Mode.TRAINING).values());
    }

    @Test
    void everyNumberIsThatOfTheDefinition() {
        int cases = 0;
        for (int[] image : new int[][] {{5, 5}, {6, 6}, {5, 8}, {9, 7}}) {
            for (int[] kernel : new int[][] {{1, 1}, {2, 2}, {3, 3}, {5, 5}, {2, 3}, {4, 1}}) {
                for (int[] channels : new int[][] {{1, 1}, {1, 4}, {3, 2}}) {
                    for (int stride : new int[] {1, 2, 3}) {
                        for (Padding padding : Padding.values()) {
                            assertIsTheDefinition(
                                    new ExampleShape(channels[0], image[0], image[1]),
                                    channels[1],
                                    new Window(kernel[0], kernel[1], stride, padding));
                            cases++;
                        }
                    }
                }
            }
        }
        assertEquals(4 * 6 * 3 * 3 * 2, cases);
    }

    private static void assertIsTheDefinition(ExampleShape input, int out, Window window) {
        Conv2d conv = LayerGradients.drawn(new Conv2d(input, out, window), 1);
        Tensor w = conv.parameters().get(0).value();
        Tensor b = conv.parameters().get(1).value();
        Tensor x = LayerGradients.random(2, 2, input.channels(), input.height(), input.width());
        Tensor z = conv.forward(x, Mode.TRAINING);
        boolean same = window.padding() == Padding.SAME;
        int height = input.height() - (same ? 0 : window.height() - 1);
        int width = input.width() - (same ? 0 : window.width() - 1);
        int[] shape = {2, out, ceil(height, window.stride()), ceil(width, window.stride())};
        String name = conv.toString();
        assertArrayEquals(shape, z.shape(), name);
        NaiveConvolution naive =
                new NaiveConvolution(
                        window.stride(), window.padding(), x.shape(), w.shape(), shape);
        assertArrayEquals(naive.forward(x, w, b, shape).values(), z.values(), name);
        Tensor dz = LayerGradients.random(3, shape);
        conv.computeParameterGradients(dz);
        assertArrayEquals(
                naive.weightGradient(dz, x, w.shape()).values(),
                gradient(conv, 0),
                SUM_ERROR,
                name);
        assertArrayEquals(
                naive.inputGradient(dz, w, x.shape()).values(),
                conv.inputGradient(dz).values(),
                SUM_ERROR,
                name);
    }

    private static int ceil(int dividend, int divisor) {
        return (int) Math.ceil((double) dividend / divisor);
    }

    @Test
    void parametersHaveTheShapesOfDl4j() {
        Conv2d conv = new Conv2d(new ExampleShape(3, 8, 9), 4, new Window(2, 5, 1, Padding.VALID));
        Parameter w = conv.parameters().get(0);
        assertEquals("W", w.name());
        assertArrayEquals(new int[] {4, 3, 2, 5}, w.value().shape());
        Parameter b = conv.parameters().get(1);
        assertEquals("b", b.name());
        assertArrayEquals(new int[] {1, 4}, b.value().shape());
        assertEquals(2, conv.parameters().size());
        assertEquals(new ExampleShape(4, 7, 5), conv.outputShape());
    }

    @Test
    void leavesItsArgumentsAlone() {
        Conv2d conv =
                LayerGradients.drawn(
                        new Conv2d(ExampleShape.image(3, 3), 2, Window.square(2, 1, Padding.SAME)),
                        1);
        Tensor x = counting(1, 1, 3, 3);
        Tensor dz = counting(1, 2, 3, 3);
        double[] w = conv.parameters().get(0).value().values().clone();
        conv.forward(x, Mode.TRAINING);
        conv.computeParameterGradients(dz);
        conv.inputGradient(dz);
        assertArrayEquals(counting(9).values(), x.values());
        assertArrayEquals(counting(18).values(), dz.values());
        assertArrayEquals(w, conv.parameters().get(0).value().values());
    }

    @Test
    void nanInAWindowGivesNan() {
        Conv2d conv =
                conv(ExampleShape.image(2, 2), 1, Window.square(2, 1, Padding.VALID), 0, 0, 0, 0);
        Tensor x = counting(1, 1, 2, 2);
        x.values()[3] = Double.NaN;
        assertTrue(Double.isNaN(conv.forward(x, Mode.TRAINING).values()[0]));
    }

    @Test
    void saysWhatItIs() {
        ExampleShape digit = ExampleShape.image(28, 28);
        assertEquals(
                "conv 1@28x28 -> 20@24x24, kernel 5x5",
                new Conv2d(digit, 20, Window.square(5, 1, Padding.VALID)).toString());
        assertEquals(
                "conv 1@28x28 -> 8@14x14, kernel 3x3 stride 2 same",
                new Conv2d(digit, 8, Window.square(3, 2, Padding.SAME)).toString());
    }

    @Test
    void rejectsImagesOfAnotherShape() {
        Conv2d conv = new Conv2d(ExampleShape.image(4, 5), 1, Window.square(3, 1, Padding.VALID));
        int rejected = 0;
        for (int[] shape : new int[][] {{2, 1, 5, 4}, {2, 20}, {2, 2, 4, 5}, {2, 1, 4}}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> conv.forward(new Tensor(shape), Mode.TRAINING))
                            .getMessage();
            assertEquals(
                    "conv 1@4x5 -> 1@2x3, kernel 3x3 takes [2, 1, 4, 5], not "
                            + Arrays.toString(shape),
                    message);
            rejected++;
        }
        assertEquals(4, rejected);
    }

    @Test
    void rejectsLessThanOneOutputChannel() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new Conv2d(
                                                ExampleShape.image(4, 4),
                                                0,
                                                Window.square(2, 1, Padding.VALID)))
                        .getMessage();
        assertEquals("a convolution needs at least 1 output channel, not 0", message);
    }
}
