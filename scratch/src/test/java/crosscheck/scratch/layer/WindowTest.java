package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.ExampleShape;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void sameGivesTheSizesOfTensorFlow() {
        int[][] table = { // in, size, stride: out, padding before
            {28, 5, 1, 28, 2},
            {28, 2, 2, 14, 0},
            {5, 2, 1, 5, 0},
            {5, 2, 2, 3, 0},
            {5, 4, 1, 5, 1},
            {7, 3, 2, 4, 1},
            {6, 3, 2, 3, 0},
            {6, 5, 2, 3, 1},
            {6, 1, 3, 2, 0}, // two rows are left over: nothing to pad
            {2, 5, 1, 2, 2}, // a window larger than the image
            {1, 3, 3, 1, 1},
        };
        int cases = 0;
        for (int[] row : table) {
            Window window = Window.square(row[1], row[2], Padding.SAME);
            ExampleShape out = window.outputShape(ExampleShape.image(row[0], row[0]), 3);
            assertEquals(new ExampleShape(3, row[3], row[3]), out, window + " on " + row[0]);
            assertEquals(row[4], window.top(row[0]), window + " on " + row[0]);
            assertEquals(row[4], window.left(row[0]), window + " on " + row[0]);
            cases++;
        }
        assertEquals(11, cases);
    }

    @Test
    void validStaysInside() {
        int[][] table = {{28, 5, 1, 24}, {24, 2, 2, 12}, {5, 2, 2, 2}, {7, 3, 3, 2}, {3, 3, 9, 1}};
        int cases = 0;
        for (int[] row : table) {
            Window window = Window.square(row[1], row[2], Padding.VALID);
            ExampleShape out = window.outputShape(ExampleShape.image(row[0], row[0]), 1);
            assertEquals(ExampleShape.image(row[3], row[3]), out, window + " on " + row[0]);
            assertEquals(0, window.top(row[0]));
            assertEquals(0, window.left(row[0]));
            cases++;
        }
        assertEquals(5, cases);
    }

    @Test
    void heightAndWidthAreIndependent() {
        Window window = new Window(2, 3, 2, Padding.SAME);
        assertEquals(new ExampleShape(1, 3, 4), window.outputShape(ExampleShape.image(5, 8), 1));
        assertEquals(
                new ExampleShape(1, 1, 2),
                new Window(2, 3, 3, Padding.VALID).outputShape(ExampleShape.image(4, 7), 1));
    }

    @Test
    void rejectsAWindowThatDoesNotFit() {
        Window window = new Window(3, 5, 1, Padding.VALID);
        int rejected = 0;
        for (int[] image : new int[][] {{2, 9}, {9, 4}}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () ->
                                            window.outputShape(
                                                    ExampleShape.image(image[0], image[1]), 1))
                            .getMessage();
            assertEquals(
                    "a window of 3x5 does not fit into an image of %dx%d: take padding SAME or a smaller window"
                            .formatted(image[0], image[1]),
                    message);
            rejected++;
        }
        assertEquals(2, rejected);
    }

    @Test
    void rejectsExtentsBelowOne() {
        int rejected = 0;
        for (int[] bad : new int[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}, {-2, 1, 1}}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new Window(bad[0], bad[1], bad[2], Padding.SAME))
                            .getMessage();
            assertEquals(
                    "a window of %dx%d with stride %d: all three must be at least 1"
                            .formatted(bad[0], bad[1], bad[2]),
                    message);
            rejected++;
        }
        assertEquals(4, rejected);
    }
}
