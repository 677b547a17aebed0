package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maximum and average; the numbers of ties and of padded averages are those DL4J M2.1 gave. */
class PoolingTest {
    private static final Window PAIRS = Window.square(2, 2, Padding.VALID);
    private static final Window PADDED_PAIRS = Window.square(2, 2, Padding.SAME);

    private static Tensor image(int side, double... values) {
        return Tensor.of(values, 1, 1, side, side);
    }

    private static Tensor ones(int... shape) {
        Tensor ones = new Tensor(shape);
        Arrays.fill(ones.values(), 1);
        return ones;
    }

    private static MaxPool2d max(int side, Window window) {
        return new MaxPool2d(ExampleShape.image(side, side), window);
    }

    private static AvgPool2d average(int side, Window window) {
        return new AvgPool2d(ExampleShape.image(side, side), window);
    }

    @Test
    void maximumAndItsGradientAreAsByHand() {
        MaxPool2d pool = new MaxPool2d(new ExampleShape(2, 2, 4), PAIRS);
        Tensor x =
                Tensor.of(
                        new double[] {1, 5, 2, 0, 3, 4, 8, 7, -1, -2, 0, 0.5, -3, -4, 0.25, -1},
                        1,
                        2,
                        2,
                        4);
        Tensor y = pool.forward(x, Mode.TRAINING);
        assertArrayEquals(new int[] {1, 2, 1, 2}, y.shape());
        assertArrayEquals(new double[] {5, 8, -1, 0.5}, y.values());
        Tensor dx = pool.inputGradient(Tensor.of(new double[] {1, 2, 3, 4}, 1, 2, 1, 2));
        assertArrayEquals(new int[] {1, 2, 2, 4}, dx.shape());
        assertArrayEquals(
                new double[] {0, 1, 0, 0, 0, 0, 2, 0, 3, 0, 0, 4, 0, 0, 0, 0}, dx.values());
    }

    @Test
    void firstOfSeveralLargestGetsTheGradient() {
        MaxPool2d pool = max(4, PAIRS);
        pool.forward(ones(1, 1, 4, 4), Mode.TRAINING);
        assertArrayEquals(
                new double[] {1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0},
                pool.inputGradient(ones(1, 1, 2, 2)).values());
    }

    @Test
    void gradientsOfOverlappingWindowsAddUp() {
        MaxPool2d pool = max(3, Window.square(2, 1, Padding.VALID));
        Tensor x = image(3, 0, 1, 0, 2, 9, 3, 0, 4, 0);
        assertArrayEquals(new double[] {9, 9, 9, 9}, pool.forward(x, Mode.TRAINING).values());
        Tensor yGradient = Tensor.of(new double[] {1, 2, 3, 4}, 1, 1, 2, 2);
        assertArrayEquals(
                new double[] {0, 0, 0, 0, 10, 0, 0, 0, 0}, pool.inputGradient(yGradient).values());
    }

    @Test
    void paddingIsNeverTheLargest() {
        MaxPool2d pool = max(3, PADDED_PAIRS);
        Tensor x = image(3, -1, -2, -3, -4, -5, -6, -7, -8, -9);
        assertArrayEquals(new double[] {-1, -3, -7, -9}, pool.forward(x, Mode.TRAINING).values());
        assertArrayEquals(
                new double[] {1, 0, 1, 0, 0, 0, 1, 0, 1},
                pool.inputGradient(ones(1, 1, 2, 2)).values());
    }

    @Test
    void nanIsTheLargestWhereverItStands() {
        int cases = 0;
        for (int at = 0; at < 4; at++) {
            Tensor x = image(2, 1, 2, 3, Double.POSITIVE_INFINITY);
            x.values()[at] = Double.NaN;
            MaxPool2d pool = max(2, PAIRS);
            assertTrue(Double.isNaN(pool.forward(x, Mode.TRAINING).values()[0]), "at " + at);
            assertEquals(1, pool.inputGradient(ones(1, 1, 1, 1)).values()[at]);
            cases++;
        }
        assertEquals(4, cases);
    }

    @Test
    void averageAndItsGradientAreAsByHand() {
        AvgPool2d pool = new AvgPool2d(new ExampleShape(2, 2, 2), PAIRS);
        Tensor x = Tensor.of(new double[] {1, 2, 3, 6, -1, -1, 0, 4}, 1, 2, 2, 2);
        Tensor y = pool.forward(x, Mode.TRAINING);
        assertArrayEquals(new int[] {1, 2, 1, 1}, y.shape());
        assertArrayEquals(new double[] {3, 0.5}, y.values());
        Tensor dx = pool.inputGradient(Tensor.of(new double[] {4, 8}, 1, 2, 1, 1));
        assertArrayEquals(new double[] {1, 1, 1, 1, 2, 2, 2, 2}, dx.values());
    }

    @Test
    void averageDoesNotCountThePadding() {
        AvgPool2d pool = average(3, PADDED_PAIRS);
        assertArrayEquals(
                new double[] {1, 1, 1, 1}, pool.forward(ones(1, 1, 3, 3), Mode.TRAINING).values());
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.5, 0.25, 0.25, 0.5, 0.5, 0.5, 1},
                pool.inputGradient(ones(1, 1, 2, 2)).values());
    }

    @Test
    void averageOfOverlappingPaddedWindowsIsThatOfDl4j() {
        AvgPool2d pool = average(3, Window.square(3, 1, Padding.SAME));
        pool.forward(ones(1, 1, 3, 3), Mode.TRAINING);
        double corner = 0.6944; // printed to four places
        double edge = 1.1111;
        assertArrayEquals(
                new double[] {corner, edge, corner, edge, 1.7778, edge, corner, edge, corner},
                pool.inputGradient(ones(1, 1, 3, 3)).values(),
                5e-5);
    }

    @Test
    void channelsAndExamplesArePooledOnTheirOwn() {
        ExampleShape shape = new ExampleShape(3, 4, 5);
        Tensor x = LayerGradients.random(1, 2, 3, 4, 5);
        int checked = 0;
        for (Padding padding : Padding.values()) {
            Window window = new Window(2, 3, 2, padding);
            for (int plane = 0; plane < 6; plane++) {
                double[] values = Arrays.copyOfRange(x.values(), plane * 20, plane * 20 + 20);
                Tensor alone = Tensor.of(values, 1, 1, 4, 5);
                ExampleShape single = ExampleShape.image(4, 5);
                assertPlane(
                        plane,
                        new MaxPool2d(shape, window),
                        new MaxPool2d(single, window),
                        x,
                        alone);
                assertPlane(
                        plane,
                        new AvgPool2d(shape, window),
                        new AvgPool2d(single, window),
                        x,
                        alone);
                checked += 2;
            }
        }
        assertEquals(2 * 6 * 2, checked);
    }

    private static void assertPlane(int plane, Layer all, Layer single, Tensor x, Tensor alone) {
        double[] expected = single.forward(alone, Mode.TRAINING).values();
        double[] y = all.forward(x, Mode.TRAINING).values();
        int from = plane * expected.length;
        assertArrayEquals(expected, Arrays.copyOfRange(y, from, from + expected.length));
    }

    @Test
    void sayWhatTheyAre() {
        ExampleShape input = new ExampleShape(20, 24, 24);
        assertEquals(
                "max pool 20@24x24 -> 20@12x12, window 2x2 stride 2",
                new MaxPool2d(input, PAIRS).toString());
        assertEquals(
                "average pool 20@24x24 -> 20@24x24, window 3x3 same",
                new AvgPool2d(input, Window.square(3, 1, Padding.SAME)).toString());
        assertEquals(new ExampleShape(20, 12, 12), new MaxPool2d(input, PAIRS).outputShape());
        assertEquals(new ExampleShape(20, 12, 12), new AvgPool2d(input, PAIRS).outputShape());
    }

    @Test
    void rejectImagesOfAnotherShape() {
        int rejected = 0;
        for (Layer pool : List.of(max(4, PAIRS), average(4, PAIRS))) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> pool.forward(new Tensor(3, 1, 4, 3), Mode.TRAINING))
                            .getMessage();
            assertEquals(pool + " takes [3, 1, 4, 4], not [3, 1, 4, 3]", message);
            rejected++;
        }
        assertEquals(2, rejected);
    }

    @Test
    void rejectWindowsThatDoNotFit() {
        Window large = Window.square(5, 1, Padding.VALID);
        assertThrows(IllegalArgumentException.class, () -> max(4, large));
        assertThrows(IllegalArgumentException.class, () -> average(4, large));
    }
}
