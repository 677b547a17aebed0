package crosscheck.scratch.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FlattenTest {
    private static final ExampleShape IMAGES = new ExampleShape(3, 2, 4);

    private final Tensor images = LayerGradients.random(1, 5, 3, 2, 4);
    private final Tensor rows = LayerGradients.random(1, 5, 24);

    @Test
    void imagesBecomeRowsAndGradientsBecomeImages() {
        Flatten flatten = new Flatten(IMAGES);
        assertIs(rows, flatten.forward(images, Mode.TRAINING), images);
        assertIs(images, flatten.inputGradient(rows), rows);
        assertEquals("flatten 3@2x4 -> 24", flatten.toString());
    }

    @Test
    void rowsBecomeImagesAndGradientsBecomeRows() {
        Unflatten unflatten = new Unflatten(IMAGES);
        assertIs(images, unflatten.forward(rows, Mode.INFERENCE), rows);
        assertIs(rows, unflatten.inputGradient(images), images);
        assertEquals("unflatten 24 -> 3@2x4", unflatten.toString());
    }

    private static void assertIs(Tensor expected, Tensor actual, Tensor source) {
        assertArrayEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.values(), actual.values());
        assertNotSame(source.values(), actual.values());
    }

    @Test
    void rejectOtherShapes() {
        String images =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new Flatten(IMAGES)
                                                .forward(new Tensor(5, 2, 3, 4), Mode.TRAINING))
                        .getMessage();
        assertEquals("flatten 3@2x4 -> 24 takes [5, 3, 2, 4], not [5, 2, 3, 4]", images);
        int rejected = 0;
        for (int[] shape : new int[][] {{5, 23}, {5, 3, 2, 4}, {24}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Unflatten(IMAGES).forward(new Tensor(shape), Mode.TRAINING));
            rejected++;
        }
        assertEquals(3, rejected);
    }
}
