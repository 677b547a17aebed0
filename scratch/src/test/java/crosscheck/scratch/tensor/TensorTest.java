package crosscheck.scratch.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TensorTest {

    @Test
    void isZeroAtFirst() {
        Tensor tensor = new Tensor(2, 3);
        assertArrayEquals(new double[6], tensor.values());
        assertArrayEquals(new int[] {2, 3}, tensor.shape());
    }

    @Test
    void lastIndexRunsFastest() {
        Tensor tensor = Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertEquals(2, tensor.get(0, 1));
        assertEquals(4, tensor.get(1, 0));
        assertEquals(6, tensor.get(1, 2));
    }

    @Test
    void columnsAreAllExtentsButTheFirst() {
        Tensor images = new Tensor(2, 3, 4, 5);
        assertEquals(2, images.rows());
        assertEquals(60, images.columns());
        assertEquals(1, new Tensor(7).columns());
        assertEquals(0, new Tensor(0, 3).rows());
        assertEquals(3, new Tensor(0, 3).columns());
    }

    @Test
    void sharesTheArrayItIsMadeAround() {
        double[] values = {1, 2};
        Tensor tensor = Tensor.of(values, 1, 2);
        assertSame(values, tensor.values());
        values[1] = 7;
        assertEquals(7, tensor.get(0, 1));
    }

    @Test
    void copyHasMemoryOfItsOwn() {
        Tensor tensor = Tensor.of(new double[] {1, 2}, 2, 1);
        Tensor copy = tensor.copy();
        assertNotSame(tensor.values(), copy.values());
        assertArrayEquals(tensor.values(), copy.values());
        assertArrayEquals(tensor.shape(), copy.shape());
    }

    @Test
    void shapeCannotBeChangedFromOutside() {
        int[] shape = {2, 3};
        Tensor tensor = new Tensor(shape);
        shape[0] = 9;
        tensor.shape()[1] = 9;
        assertArrayEquals(new int[] {2, 3}, tensor.shape());
    }

    @Test
    void argMaxIsTheFirstOfTheLargest() {
        Tensor tensor = Tensor.of(new double[] {1, 3, 3, -5, -1, -2, 4, 4, 4}, 3, 3);
        assertEquals(1, tensor.argMax(0));
        assertEquals(1, tensor.argMax(1));
        assertEquals(0, tensor.argMax(2));
    }

    @Test
    void rejectsShapesThatAreNone() {
        int rejected = 0;
        for (int[] shape : new int[][] {{}, {-1}, {2, -1}}) {
            assertThrows(IllegalArgumentException.class, () -> new Tensor(shape));
            rejected++;
        }
        assertEquals(3, rejected);
        assertThrows(ArithmeticException.class, () -> new Tensor(1 << 16, 1 << 16));
    }

    @Test
    void rejectsAnArrayOfAnotherLength() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> Tensor.of(new double[5], 2, 3))
                        .getMessage();
        assertEquals("5 values for the shape [2, 3]", message);
    }

    @Test
    void rejectsIndicesOutside() {
        Tensor tensor = new Tensor(2, 3);
        int rejected = 0;
        for (int[] index : new int[][] {{-1, 0}, {2, 0}, {0, -1}, {0, 3}}) {
            assertThrows(IndexOutOfBoundsException.class, () -> tensor.get(index[0], index[1]));
            rejected++;
        }
        assertEquals(4, rejected);
        assertThrows(IndexOutOfBoundsException.class, () -> tensor.argMax(2));
        assertTrue(Double.isFinite(tensor.get(1, 2)));
    }
}
